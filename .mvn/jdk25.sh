# Sourced by mvnw and gatehouse: exports JAVA_HOME of a JDK 25, whatever `java` is on the PATH.
# A JDK says its version in the JAVA_VERSION line of its `release` file. With java_needed=java a Java without compiler is enough.
is_jdk25() {
  [ -x "$1/bin/${java_needed:-javac}" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

find_jdk25() {
  case $- in *f*) set +f; restore='set -f' ;; *) restore=: ;; esac
  for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" /usr/lib/jvm/*25* \
    "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home /opt/*jdk*25* /opt/*jre*25*; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      $restore
      return 0
    fi
  done
  echo "no Java 25 found: install a JDK (for example Eclipse Temurin 25) or set JAVA25_HOME to its folder" >&2
  return 1
}

find_jdk25 || exit 1
