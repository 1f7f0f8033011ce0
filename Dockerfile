# The program alone, in an empty image. Without NEO4J_URI it keeps its graph in the volume /data:
#
#     docker build -t entente . && docker run -p 127.0.0.1:8080:8080 -e ENTENTE_PUBLISHED_ON_LOOPBACK=true -v entente:/data entente
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/entente ./cmd/entente \
 && mkdir /out/data /out/tmp && chmod 1777 /out/tmp

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build --chown=65532:65532 /out/data /data
COPY --from=build /out/tmp /tmp
COPY --from=build /out/entente /entente
USER 65532:65532
ENV ENTENTE_DATA=/data ENTENTE_ADDR=0.0.0.0:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=20s CMD ["/entente", "health", "--addr", "http://127.0.0.1:8080"]
ENTRYPOINT ["/entente"]
CMD ["serve"]
