# Engram's image, in two targets: cpu, which is the default, and cuda. docs/deploy.md says how to build and run them.

ARG BUILD_IMAGE=docker.io/library/maven:3.9.11-eclipse-temurin-25
ARG JRE_IMAGE=docker.io/library/eclipse-temurin:25.0.3_9-jre-noble
ARG CPU_IMAGE=docker.io/library/debian:trixie-20260202-slim
ARG CUDA_IMAGE=docker.io/nvidia/cuda:12.8.1-base-ubuntu24.04
# the stage that runs Maven; or an image with a JDK, and /engram as Maven leaves it
ARG BUILT=build
# those of pom.xml
ARG DJL_VERSION=0.36.0
ARG PYTORCH_VERSION=2.7.1


FROM ${JRE_IMAGE} AS jre


FROM ${BUILD_IMAGE} AS build
WORKDIR /engram
COPY pom.xml .
COPY config config/
COPY presets presets/
COPY api api/
COPY client client/
COPY training training/
COPY service service/
COPY bench/pom.xml bench/
# such as -Dmaven.repo.local=FOLDER, with that folder mounted
ARG MAVEN_OPTS
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -Dmaven.test.skip=true -pl service,client -am package


FROM ${BUILT} AS parts
ARG DJL_VERSION
ARG PYTORCH_VERSION
WORKDIR /engram
COPY docker docker/
RUN docker/parts /parts "$DJL_VERSION" "$PYTORCH_VERSION"


# What changes seldom comes first: a change of Engram's code replaces its jars and the archive, the last layers.
FROM ${CPU_IMAGE} AS cpu-without-archive
ARG PYTORCH_VERSION
RUN --mount=type=bind,source=docker/system,target=/tmp/system /tmp/system
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
COPY --from=jre /opt/java/openjdk /opt/java/openjdk
ENV PYTORCH_LIBRARY_PATH=/opt/engram/pytorch PYTORCH_VERSION=${PYTORCH_VERSION} PYTORCH_FLAVOR=cpu
COPY --from=parts /parts/pytorch /opt/engram/pytorch
COPY --from=parts /parts/jna /opt/engram/jna
COPY --from=parts /parts/libraries /opt/engram/lib
COPY --from=parts /parts/engram /opt/engram
COPY --from=parts /engram/docker/engram /usr/local/bin/engram


# A start that is thrown away leaves the classes that it loaded; later starts map them instead of parsing them again.
FROM cpu-without-archive AS archive
COPY docker/check-linking /tmp/check-linking
RUN ["/tmp/check-linking", "/opt/engram/pytorch"]
RUN ["java", "-XX:AOTCacheOutput=/opt/engram/engram.aot", "-Dspring.context.exit=onRefresh", "@/opt/engram/java.args", "--engram.data=/tmp/data"]


FROM ${CPU_IMAGE} AS libtorch-cuda
ARG PYTORCH_VERSION
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl nix-bin unzip
WORKDIR /download
# what DJL's own download is made from
ARG LIBTORCH_URL=https://download.pytorch.org/libtorch/cu128/libtorch-cxx11-abi-shared-with-deps-${PYTORCH_VERSION}%2Bcu128.zip
ARG LIBTORCH_TREE_SHA256=d04f8848d3a3405650e9fdb652d3e85d287f04bdc07962346da63be04912b5fa
RUN curl -fsSL --retry 5 -o libtorch.zip "$LIBTORCH_URL"
COPY docker/libtorch-cuda /usr/local/bin/
RUN libtorch-cuda libtorch.zip "$LIBTORCH_TREE_SHA256" "$PYTORCH_VERSION+cu128" /pytorch && rm -r libtorch libtorch.zip
COPY --from=parts /parts/binding-cu128 /pytorch
# DJL asks the CUDA runtime how many devices there are: the same library that libtorch uses, by the name DJL knows
COPY --from=parts /parts/jna /jna
RUN cd /pytorch && ln -s "../pytorch/$(echo libcudart*.so*)" /jna/libcudart.so


FROM ${CUDA_IMAGE} AS cuda-with-natives
ARG PYTORCH_VERSION
USER 0
RUN --mount=type=bind,source=docker/system,target=/tmp/system /tmp/system
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
COPY --from=jre /opt/java/openjdk /opt/java/openjdk
ENV PYTORCH_LIBRARY_PATH=/opt/engram/pytorch PYTORCH_VERSION=${PYTORCH_VERSION} PYTORCH_FLAVOR=cu128
# DJL's binding for CUDA does not say where its libraries are; the driver's are where the base image has them
ENV LD_LIBRARY_PATH=/opt/engram/pytorch:/usr/local/nvidia/lib:/usr/local/nvidia/lib64
COPY --from=libtorch-cuda /pytorch /opt/engram/pytorch


FROM cuda-with-natives AS cuda-links
COPY docker/check-linking /tmp/check-linking
RUN ["/tmp/check-linking", "/opt/engram/pytorch"]


FROM cuda-with-natives AS cuda
# from there, so that this image is not built where they do not link
COPY --from=cuda-links /opt/engram/pytorch/libtorch.so /opt/engram/pytorch/libtorch.so
COPY --from=libtorch-cuda /jna /opt/engram/jna
COPY --from=parts /parts/libraries /opt/engram/lib
COPY --from=parts /parts/engram /opt/engram
COPY --from=parts /engram/docker/engram /usr/local/bin/engram
COPY --from=archive /opt/engram/engram.aot /opt/engram/engram.aot
# what is meant to train on a GPU does not train on the CPU without a word
ENV SPRING_PROFILES_ACTIVE=container ENGRAM_REQUIRE_CUDA=true NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES=compute,utility
WORKDIR /data
VOLUME /data
EXPOSE 8080 9090
USER 10001:0
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=3 \
  CMD ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/opt/engram/engram-service.jar", "dev.engram.service.deploy.HealthCheck"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/engram/engram.aot", "@/opt/engram/java.args"]
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Engram (CUDA 12.8)" \
      org.opencontainers.image.description="Trains recurrent cells from scratch over HTTP and measures how long they remember." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"


FROM cpu-without-archive AS cpu
COPY --from=archive /opt/engram/engram.aot /opt/engram/engram.aot
ENV SPRING_PROFILES_ACTIVE=container
WORKDIR /data
VOLUME /data
EXPOSE 8080 9090
USER 10001:0
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=3 \
  CMD ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/opt/engram/engram-service.jar", "dev.engram.service.deploy.HealthCheck"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/engram/engram.aot", "@/opt/engram/java.args"]
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Engram" \
      org.opencontainers.image.description="Trains recurrent cells from scratch over HTTP and measures how long they remember." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
