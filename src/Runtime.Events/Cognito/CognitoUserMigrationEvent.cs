using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A user who is not in the pool signs in, or forgot the password: the handler can bring the user from another directory.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html</remarks>
public sealed class CognitoUserMigrationEvent : CognitoTriggerEvent
{
    /// <summary>The password, and what the app sends.</summary>
    public CognitoUserMigrationRequest Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoUserMigrationResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoUserMigrationEvent"/> asks.</summary>
public sealed class CognitoUserMigrationRequest
{
    /// <summary>The password that the user entered, in clear text. <see langword="null"/> if the user forgot it.</summary>
    public string? Password { get; init; }

    /// <summary>What the app sends as <c>ClientMetadata</c> with its request, and does not store. <see langword="null"/> if it sends nothing.</summary>
    public IReadOnlyDictionary<string, string>? ValidationData { get; init; }

    /// <summary>What the app sends as <c>ClientMetadata</c> with the request for a new password. <see langword="null"/> if it sends nothing.</summary>
    public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>The response to a <see cref="CognitoUserMigrationEvent"/>.</summary>
public sealed class CognitoUserMigrationResponse
{
    /// <summary>The new user's attributes. Required; an attribute <c>username</c> becomes the user's name.</summary>
    public IReadOnlyDictionary<string, string>? UserAttributes { get; set; }

    /// <summary><c>CONFIRMED</c>: the user keeps the password. By default, the user must choose a new one, <c>RESET_REQUIRED</c>.</summary>
    public string? FinalUserStatus { get; set; }

    /// <summary><c>SUPPRESS</c>: the user receives no welcome message.</summary>
    public string? MessageAction { get; set; }

    /// <summary>How the welcome message is sent: <c>EMAIL</c>, <c>SMS</c> or both. <c>SMS</c> by default.</summary>
    public IReadOnlyList<string>? DesiredDeliveryMediums { get; set; }

    /// <summary>Whether an email address or phone number that is an alias of another user becomes one of this user.</summary>
    public bool? ForceAliasCreation { get; set; }

    /// <summary>Whether the user must enter a code from a text message to sign in.</summary>
    [JsonPropertyName("enableSMSMFA")]
    public bool? EnableSmsMfa { get; set; }
}
