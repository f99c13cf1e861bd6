package dev.gatehouse.conformance;

/// SSH public keys for tests.
public final class SshKeys {
    /// An RSA key of 2,048 bits.
    public static final String RSA =
            "ssh-rsa"
                    + " AAAAB3NzaC1yc2EAAAADAQABAAABAQDMTi3WcAhC1cEQ68xQbZa17SGJpwp3IftHx+wG+S5HGwzkz1X8gzNu"
                    + "16pSbq5aqm7w92uz7eStZ/nDpq/MD2EMBcXPw9uSwGi8MyuMVMCVoM2kUVkrKjT9qx3kqTPvRwAUwJ7vt+ve"
                    + "/Y/EirdfBplg3frtPKdkXTrfRgQeMU4B+VPJTVG3PBsEbSQz7kuRFqrHpFDDrxayucwQPpT6aLC9569ELFKo"
                    + "gorExcw+WL+xtYdI/88s/I4bZmKdLh3c39A8iuEg3s5saHoyDWff+hhUrZ4sBmxys0CK7TbNw2gAZBwOBw0O"
                    + "+drh19pMyicsgrM9OhQqxQE0QbqWwvd8BlQR";

    private SshKeys() {}
}
