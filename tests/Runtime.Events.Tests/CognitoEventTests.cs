namespace Lambda.Runtime.Events.Tests;

/// <summary>A trigger sets members of the response, and returns the event. Amazon Cognito sends null in all of them.</summary>
public sealed class CognitoEventTests
{
    [Fact]
    public void Event_ComesBackWithItsResponse()
    {
        CognitoPreSignUpEvent e = LambdaJson.Deserialize<CognitoPreSignUpEvent>(
            """{"version":"1","triggerSource":"PreSignUp_SignUp","userPoolId":"p","userName":"ada","request":{"userAttributes":{"email":"ada@example.com"}},"response":{"autoConfirmUser":false}}""")!;

        e.Response.AutoConfirmUser = e.Request.UserAttributes["email"].EndsWith("@example.com", StringComparison.Ordinal);

        Assert.Equal(
            """{"request":{"userAttributes":{"email":"ada@example.com"}},"response":{"autoConfirmUser":true},"version":"1","triggerSource":"PreSignUp_SignUp","userPoolId":"p","userName":"ada"}""",
            LambdaJson.Serialize(e));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"request":null,"response":null}""")]
    [InlineData("""{"request":{"userAttributes":null},"response":{"autoConfirmUser":null,"autoVerifyEmail":null}}""")]
    public void MissingMembers_LeaveSomethingToSet(string json)
    {
        CognitoPreSignUpEvent e = LambdaJson.Deserialize<CognitoPreSignUpEvent>(json)!;

        e.Response.AutoVerifyEmail = true;

        Assert.Empty(e.Request.UserAttributes);
        Assert.Contains(""" "response":{"autoVerifyEmail":true}""".Trim(), LambdaJson.Serialize(e), StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyResponse_IsReturned() => Assert.Contains(
        """ "response":{}""".Trim(),
        LambdaJson.Serialize(LambdaJson.Deserialize<CognitoPostConfirmationEvent>("""{"triggerSource":"PostConfirmation_ConfirmSignUp"}""")),
        StringComparison.Ordinal);

    /// <summary>As in the documentation of the trigger for messages.</summary>
    [Fact]
    public void AttributeThatIsABoolean_IsItsText()
    {
        CognitoCustomMessageEvent e = LambdaJson.Deserialize<CognitoCustomMessageEvent>(
            """{"request":{"userAttributes":{"email_verified":true,"phone_number_verified":false,"updated_at":1793527205}}}""")!;

        Assert.Equal("true", e.Request.UserAttributes["email_verified"]);
        Assert.Equal("false", e.Request.UserAttributes["phone_number_verified"]);
        Assert.Equal("1793527205", e.Request.UserAttributes["updated_at"]);
    }

    [Fact]
    public void ClaimOfAnyJson_IsWritten()
    {
        CognitoPreTokenGenerationV2Event e = new()
        {
            Response =
            {
                ClaimsAndScopeOverrideDetails = new()
                {
                    AccessTokenGeneration = new()
                    {
                        ClaimsToAddOrOverride = new Dictionary<string, RawJson> { ["roles"] = RawJson.Parse("""["a","b"]"""), ["level"] = RawJson.Parse("3") },
                        ScopesToAdd = ["orders/write"],
                    },
                },
            },
        };

        Assert.Contains(
            """{"claimsAndScopeOverrideDetails":{"accessTokenGeneration":{"claimsToAddOrOverride":{"roles":["a","b"],"level":3},"scopesToAdd":["orders/write"]}}}""",
            LambdaJson.Serialize(e),
            StringComparison.Ordinal);
    }

    /// <summary>An object without attributes keeps those of the provider. Without the object, the response is rejected.</summary>
    [Fact]
    public void FederationThatIsNotChanged_KeepsTheAttributes() => Assert.Contains(
        """ "response":{"userAttributesToMap":{}}""".Trim(),
        LambdaJson.Serialize(LambdaJson.Deserialize<CognitoInboundFederationEvent>("""{"response":{"userAttributesToMap":null}}""")),
        StringComparison.Ordinal);

    [Fact]
    public void ResponseOfEachChallenge_IsSet()
    {
        CognitoDefineAuthChallengeEvent define = LambdaJson.Deserialize<CognitoDefineAuthChallengeEvent>(
            """{"request":{"session":[{"challengeName":"CUSTOM_CHALLENGE","challengeResult":true}]}}""")!;
        CognitoVerifyAuthChallengeResponseEvent verify = LambdaJson.Deserialize<CognitoVerifyAuthChallengeResponseEvent>(
            """{"request":{"privateChallengeParameters":{"answer":"5"},"challengeAnswer":"5"}}""")!;

        define.Response.IssueTokens = define.Request.Session is [.., { ChallengeName: CognitoChallengeNames.CustomChallenge, ChallengeResult: true }];
        verify.Response.AnswerCorrect = verify.Request.ChallengeAnswer == verify.Request.PrivateChallengeParameters?["answer"];

        Assert.Contains("""{"issueTokens":true}""", LambdaJson.Serialize(define), StringComparison.Ordinal);
        Assert.Contains("""{"answerCorrect":true}""", LambdaJson.Serialize(verify), StringComparison.Ordinal);
    }
}
