using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string ChallengeMetadata = "CAPTCHA_CHALLENGE";

    /// <summary>A user signs up to a Cognito user pool: the trigger before.</summary>
    /// <param name="userAttributes">The attributes of the user; unless set, those of a user with an email address.</param>
    /// <param name="triggerSource">What happened.</param>
    public static JsonObject CognitoPreSignUp(IReadOnlyDictionary<string, string>? userAttributes = null, string triggerSource = "PreSignUp_SignUp") =>
        Cognito(
            triggerSource,
            new JsonObject { ["userAttributes"] = Map(userAttributes ?? new Dictionary<string, string> { ["email"] = Sender }), ["validationData"] = null },
            new JsonObject { ["autoConfirmUser"] = false, ["autoVerifyEmail"] = false, ["autoVerifyPhone"] = false });

    /// <summary>A user was confirmed, or has a new password.</summary>
    /// <inheritdoc cref="CognitoPreSignUp"/>
    public static JsonObject CognitoPostConfirmation(
        IReadOnlyDictionary<string, string>? userAttributes = null, string triggerSource = "PostConfirmation_ConfirmSignUp") =>
        Cognito(triggerSource, new JsonObject { ["userAttributes"] = Attributes(userAttributes) }, []);

    /// <summary>A user signs in: the trigger before.</summary>
    /// <inheritdoc cref="CognitoPreSignUp"/>
    public static JsonObject CognitoPreAuthentication(IReadOnlyDictionary<string, string>? userAttributes = null) =>
        Cognito("PreAuthentication_Authentication", new JsonObject { ["userAttributes"] = Attributes(userAttributes), ["validationData"] = null }, []);

    /// <summary>A user has signed in.</summary>
    /// <inheritdoc cref="CognitoPreSignUp"/>
    public static JsonObject CognitoPostAuthentication(IReadOnlyDictionary<string, string>? userAttributes = null) =>
        Cognito("PostAuthentication_Authentication", new JsonObject { ["userAttributes"] = Attributes(userAttributes), ["newDeviceUsed"] = true }, []);

    /// <summary>A user signs in by custom challenges: the trigger that decides on the next one.</summary>
    /// <param name="results">Whether the user has met each challenge so far; none at the beginning.</param>
    public static JsonObject CognitoDefineAuthChallenge(params bool[] results) => Cognito(
        "DefineAuthChallenge_Authentication",
        new JsonObject { ["userAttributes"] = Attributes(null), ["session"] = Session(results), ["userNotFound"] = false },
        new JsonObject { ["challengeName"] = null, ["issueTokens"] = null, ["failAuthentication"] = null });

    /// <summary>A user signs in by custom challenges: the trigger that creates one.</summary>
    /// <param name="results">Whether the user has met each challenge so far; none at the beginning.</param>
    public static JsonObject CognitoCreateAuthChallenge(params bool[] results) => Cognito(
        "CreateAuthChallenge_Authentication",
        new JsonObject
        {
            ["userAttributes"] = Attributes(null),
            ["challengeName"] = "CUSTOM_CHALLENGE",
            ["session"] = Session(results),
            ["userNotFound"] = false,
        },
        new JsonObject { ["publicChallengeParameters"] = null, ["privateChallengeParameters"] = null, ["challengeMetadata"] = null });

    /// <summary>A user signs in by custom challenges: the trigger that checks an answer.</summary>
    /// <param name="answer">What the user answered.</param>
    /// <param name="privateChallengeParameters">What the trigger that created the challenge returned for this one; unless set, <c>answer</c> with the value 5.</param>
    public static JsonObject CognitoVerifyAuthChallengeResponse(string answer, IReadOnlyDictionary<string, string>? privateChallengeParameters = null) =>
        Cognito(
            "VerifyAuthChallengeResponse_Authentication",
            new JsonObject
            {
                ["userAttributes"] = Attributes(null),
                ["privateChallengeParameters"] = Map(privateChallengeParameters ?? new Dictionary<string, string> { ["answer"] = "5" }),
                ["challengeAnswer"] = answer,
                ["userNotFound"] = false,
            },
            new JsonObject { ["answerCorrect"] = null });

    /// <summary>A user signs in who is not in the pool, or has forgotten the password.</summary>
    /// <param name="password">The password; the event of a forgotten password has none.</param>
    /// <param name="triggerSource">What happened.</param>
    public static JsonObject CognitoUserMigration(string? password = "Passw0rd!", string triggerSource = "UserMigration_Authentication") => Cognito(
        triggerSource,
        new JsonObject { ["password"] = triggerSource == "UserMigration_ForgotPassword" ? null : password, ["validationData"] = null },
        new JsonObject
        {
            ["userAttributes"] = null,
            ["forceAliasCreation"] = null,
            ["enableSMSMFA"] = null,
            ["finalUserStatus"] = null,
            ["messageAction"] = null,
            ["desiredDeliveryMediums"] = null,
        });

    /// <summary>Cognito sends a message to a user, whose text the trigger can change.</summary>
    /// <inheritdoc cref="CognitoPreSignUp"/>
    public static JsonObject CognitoCustomMessage(IReadOnlyDictionary<string, string>? userAttributes = null, string triggerSource = "CustomMessage_SignUp") =>
        Cognito(
            triggerSource,
            new JsonObject
            {
                ["userAttributes"] = Attributes(userAttributes, isConfirmed: false),
                ["codeParameter"] = "{####}",
                ["linkParameter"] = "{##Click Here##}",
                ["usernameParameter"] = triggerSource == "CustomMessage_AdminCreateUser" ? "{username}" : null,
            },
            new JsonObject { ["smsMessage"] = null, ["emailMessage"] = null, ["emailSubject"] = null });

    /// <summary>A message to a user that the trigger sends by email.</summary>
    /// <param name="code">The code in the message: in base64, encrypted by the AWS Encryption SDK.</param>
    /// <param name="triggerSource">What happened.</param>
    public static JsonObject CognitoCustomEmailSender(string code = "AYADeMXUaFuxYaJO", string triggerSource = "CustomEmailSender_SignUp") =>
        Cognito(triggerSource, SenderRequest("customEmailSenderRequestV1", code), null);

    /// <summary>A message to a user that the trigger sends by SMS.</summary>
    /// <inheritdoc cref="CognitoCustomEmailSender"/>
    public static JsonObject CognitoCustomSmsSender(string code = "AYADeMXUaFuxYaJO", string triggerSource = "CustomSMSSender_SignUp") =>
        Cognito(triggerSource, SenderRequest("customSMSSenderRequestV1", code), null);

    /// <summary>Cognito issues an ID token: version 1 of the event.</summary>
    /// <inheritdoc cref="CognitoPreSignUp"/>
    public static JsonObject CognitoPreTokenGeneration(
        IReadOnlyDictionary<string, string>? userAttributes = null, string triggerSource = "TokenGeneration_Authentication") =>
        Cognito(triggerSource, TokenRequest(userAttributes), new JsonObject { ["claimsOverrideDetails"] = null });

    /// <summary>Cognito issues an ID token and an access token: version 2 of the event.</summary>
    /// <inheritdoc cref="CognitoPreSignUp"/>
    public static JsonObject CognitoPreTokenGenerationV2(
        IReadOnlyDictionary<string, string>? userAttributes = null, string triggerSource = "TokenGeneration_Authentication")
    {
        JsonObject request = TokenRequest(userAttributes);
        request["scopes"] = new JsonArray("aws.cognito.signin.user.admin", "openid", "email");
        return Cognito(triggerSource, request, new JsonObject { ["claimsAndScopeOverrideDetails"] = null }, "2");
    }

    /// <summary>A user signs in at another provider, whose attributes the trigger can change.</summary>
    /// <param name="userInfo">What the provider says about the user; unless set, an email address.</param>
    /// <param name="providerName">The name of the provider in the user pool.</param>
    public static JsonObject CognitoInboundFederation(JsonObject? userInfo = null, string providerName = "Google") => Cognito(
        "InboundFederation_ExternalProvider",
        new JsonObject
        {
            ["providerName"] = providerName,
            ["providerType"] = "Google",
            ["attributes"] = new JsonObject
            {
                ["tokenResponse"] = new JsonObject { ["access_token"] = "ya29.a0Af", ["token_type"] = "Bearer", ["expires_in"] = "3599" },
                ["idToken"] = new JsonObject { ["sub"] = "118216430", ["email_verified"] = "true" },
                ["userInfo"] = userInfo?.DeepClone() ?? new JsonObject { ["email"] = Sender, ["given_name"] = "Jane" },
            },
        },
        new JsonObject { ["userAttributesToMap"] = new JsonObject() });

    private static JsonObject Cognito(string triggerSource, JsonObject request, JsonObject? response, string version = "1")
    {
        var json = new JsonObject
        {
            ["version"] = version,
            ["region"] = Region,
            ["userPoolId"] = "us-east-1_Example",
            ["userName"] = "jane",
            ["callerContext"] = new JsonObject { ["awsSdkVersion"] = "aws-sdk-unknown-unknown", ["clientId"] = "6qk0p1example" },
            ["triggerSource"] = triggerSource,
            ["request"] = request,
        };
        if (response is not null)
            json["response"] = response;
        return json;
    }

    private static JsonObject TokenRequest(IReadOnlyDictionary<string, string>? userAttributes) => new()
    {
        ["userAttributes"] = Attributes(userAttributes),
        ["groupConfiguration"] = new JsonObject
        {
            ["groupsToOverride"] = new JsonArray("clerks"),
            ["iamRolesToOverride"] = new JsonArray($"arn:aws:iam::{Account}:role/clerk"),
            ["preferredRole"] = $"arn:aws:iam::{Account}:role/clerk",
        },
    };

    private static JsonObject SenderRequest(string type, string code) =>
        new() { ["type"] = type, ["code"] = code, ["clientMetadata"] = null, ["userAttributes"] = Attributes(null, isConfirmed: false) };

    private static JsonArray Session(bool[] results) => [.. results.Select(static result => new JsonObject
    {
        ["challengeName"] = "CUSTOM_CHALLENGE",
        ["challengeResult"] = result,
        ["challengeMetadata"] = ChallengeMetadata,
    })];

    private static JsonObject Attributes(IReadOnlyDictionary<string, string>? attributes, bool isConfirmed = true) => Map(attributes ?? new Dictionary<string, string>
    {
        ["sub"] = Id(7),
        ["email_verified"] = isConfirmed ? "true" : "false",
        ["cognito:user_status"] = isConfirmed ? "CONFIRMED" : "UNCONFIRMED",
        ["email"] = Sender,
    });

    private static JsonObject Map(IReadOnlyDictionary<string, string> texts) =>
        new(texts.Select(static text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));
}
