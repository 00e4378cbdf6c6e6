import {} from 'react'; document.body.textContent='x'
