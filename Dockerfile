# Build: any machine with a container engine; nothing else is needed.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY src/main/sbom src/main/sbom
# A build of nothing downloads what the build needs, into a layer that lasts while the pom does.
RUN mvn -B -ntp -Dmaven.test.skip=true -Dcyclonedx.skip=true prepare-package && rm -rf target
COPY db db
COPY deploy deploy
COPY frontend-templates frontend-templates
COPY src src
RUN mvn -B -ntp -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/vitals.jar extract --layers --destination /layers

# Run: a JRE and an ordinary user, no tool besides, one layer per rate of change.
FROM eclipse-temurin:25-jre
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Vitals" \
      org.opencontainers.image.description="Watches AWS accounts that hold PHI and shows how well each safeguard of the HIPAA Security Rule holds." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="eclipse-temurin:25-jre"
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/vitals vitals
WORKDIR /opt/vitals
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# What asks for the health, apart: the jar would open three hundred others first.
COPY --from=build /build/target/classes/dev/vitals/cli/Health.class health/dev/vitals/cli/
# Started once while it is built, for an archive of loaded classes: the image then starts in about half the time. The jar and
# its lib/ stand where they will be run, for the archive holds for these places only.
COPY --from=build /build/deploy/train /usr/local/bin/vitals-train
RUN install -d -o 10001 aot
USER 10001
RUN vitals-train /opt/vitals/vitals.jar /opt/vitals/aot/vitals.aot -XX:MaxRAMPercentage=60 --enable-native-access=ALL-UNNAMED
ENV VITALS_DATA=/var/lib/vitals/data VITALS_ADDRESS=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "health", "dev.vitals.cli.Health"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/vitals/aot/vitals.aot", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", "-jar", "vitals.jar"]
