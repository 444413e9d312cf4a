package io.roundtrip.simulators.dataverse.signin;

import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;

/** A process of its own, because msal4j finds the endpoint by environment variables. Prints the token. */
final class ManagedIdentityClient {
    private ManagedIdentityClient() {}

    public static void main(String[] arguments) throws Exception {
        ManagedIdentityId identity = arguments.length == 1
                ? ManagedIdentityId.systemAssigned()
                : ManagedIdentityId.userAssignedClientId(arguments[1]);
        System.out.println(ManagedIdentityApplication.builder(identity)
                .build()
                .acquireTokenForManagedIdentity(
                        ManagedIdentityParameters.builder(arguments[0]).build())
                .get()
                .accessToken());
    }
}
