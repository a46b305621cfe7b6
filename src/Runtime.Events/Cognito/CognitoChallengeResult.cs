namespace Lambda.Runtime.Events;

/// <summary>A challenge of a custom sign-in, and its result.</summary>
public sealed class CognitoChallengeResult
{
    /// <summary>The challenge: one of <see cref="CognitoChallengeNames"/>.</summary>
    public string ChallengeName { get; init; } = "";

    /// <summary>Whether the user responded correctly.</summary>
    public bool ChallengeResult { get; init; }

    /// <summary>The <see cref="CognitoCreateAuthChallengeResponse.ChallengeMetadata"/> of a custom challenge. <see langword="null"/> for others.</summary>
    public string? ChallengeMetadata { get; init; }
}

/// <summary>The names of challenges.</summary>
public static class CognitoChallengeNames
{
    /// <summary>A challenge that the function creates and verifies.</summary>
    public const string CustomChallenge = "CUSTOM_CHALLENGE";

    /// <summary>The first step of a sign-in with a password that is not sent (SRP).</summary>
    public const string SrpA = "SRP_A";

    /// <summary>The second step of a sign-in with a password that is not sent (SRP).</summary>
    public const string PasswordVerifier = "PASSWORD_VERIFIER";

    /// <summary>A code in a text message.</summary>
    public const string SmsMfa = "SMS_MFA";

    /// <summary>A code in an email.</summary>
    public const string EmailOtp = "EMAIL_OTP";

    /// <summary>A code of an authenticator app.</summary>
    public const string SoftwareTokenMfa = "SOFTWARE_TOKEN_MFA";

    /// <summary>The first step of the authentication of a device.</summary>
    public const string DeviceSrpAuth = "DEVICE_SRP_AUTH";

    /// <summary>The second step of the authentication of a device.</summary>
    public const string DevicePasswordVerifier = "DEVICE_PASSWORD_VERIFIER";

    /// <summary>A password that a server sends.</summary>
    public const string AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH";
}
