using System;
using System.Collections.Generic;
using System.Linq;
using Lambda.Runtime;
using Lambda.Runtime.Events;

public static class Users
{
    /// <summary>Before a user signs up.</summary>
    [LambdaHandler]
    public static CognitoPreSignUpEvent Check(CognitoPreSignUpEvent e)
    {
        // Amazon Cognito shows the message to the user.
        if (e.Request.UserAttributes.GetValueOrDefault("email")?.EndsWith("@example.com", StringComparison.OrdinalIgnoreCase) != true)
            throw new ArgumentException("Use your address at example.com.");
        return e;
    }

    /// <summary>Before the user gets tokens, in version 2 or 3 of the event.</summary>
    [LambdaHandler]
    public static CognitoPreTokenGenerationV2Event AddScopes(CognitoPreTokenGenerationV2Event e)
    {
        if (e.Request.GroupConfiguration?.GroupsToOverride?.Contains("clerks") == true)
        {
            e.Response.ClaimsAndScopeOverrideDetails = new()
            {
                AccessTokenGeneration = new() { ScopesToAdd = ["orders/read", "orders/write"] },
            };
        }

        return e;
    }
}
