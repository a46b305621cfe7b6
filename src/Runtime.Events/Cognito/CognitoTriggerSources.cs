namespace Lambda.Runtime.Events;

/// <summary>The values of <see cref="CognitoTriggerEvent.TriggerSource"/>.</summary>
public static class CognitoTriggerSources
{
    /// <summary>A user signs up.</summary>
    public const string PreSignUpSignUp = "PreSignUp_SignUp";

    /// <summary>An administrator creates a user.</summary>
    public const string PreSignUpAdminCreateUser = "PreSignUp_AdminCreateUser";

    /// <summary>A user signs in with another identity provider for the first time.</summary>
    public const string PreSignUpExternalProvider = "PreSignUp_ExternalProvider";

    /// <summary>A user was confirmed.</summary>
    public const string PostConfirmationConfirmSignUp = "PostConfirmation_ConfirmSignUp";

    /// <summary>A user has a new password.</summary>
    public const string PostConfirmationConfirmForgotPassword = "PostConfirmation_ConfirmForgotPassword";

    /// <summary>A user signs in.</summary>
    public const string PreAuthenticationAuthentication = "PreAuthentication_Authentication";

    /// <summary>A user has signed in.</summary>
    public const string PostAuthenticationAuthentication = "PostAuthentication_Authentication";

    /// <summary>The next challenge of a custom sign-in is needed.</summary>
    public const string DefineAuthChallengeAuthentication = "DefineAuthChallenge_Authentication";

    /// <summary>A challenge of a custom sign-in is needed.</summary>
    public const string CreateAuthChallengeAuthentication = "CreateAuthChallenge_Authentication";

    /// <summary>A user has responded to a challenge.</summary>
    public const string VerifyAuthChallengeResponseAuthentication = "VerifyAuthChallengeResponse_Authentication";

    /// <summary>A user has signed in on the managed login page.</summary>
    public const string TokenGenerationHostedAuth = "TokenGeneration_HostedAuth";

    /// <summary>A user has signed in.</summary>
    public const string TokenGenerationAuthentication = "TokenGeneration_Authentication";

    /// <summary>A user that an administrator created has a new password.</summary>
    public const string TokenGenerationNewPasswordChallenge = "TokenGeneration_NewPasswordChallenge";

    /// <summary>A machine requests a token.</summary>
    public const string TokenGenerationClientCredentials = "TokenGeneration_ClientCredentials";

    /// <summary>A user's device was authenticated.</summary>
    public const string TokenGenerationAuthenticateDevice = "TokenGeneration_AuthenticateDevice";

    /// <summary>New tokens were requested with a refresh token.</summary>
    public const string TokenGenerationRefreshTokens = "TokenGeneration_RefreshTokens";

    /// <summary>A user who is not in the pool signs in.</summary>
    public const string UserMigrationAuthentication = "UserMigration_Authentication";

    /// <summary>A user who is not in the pool forgot the password.</summary>
    public const string UserMigrationForgotPassword = "UserMigration_ForgotPassword";

    /// <summary>The code after a sign-up is sent.</summary>
    public const string CustomMessageSignUp = "CustomMessage_SignUp";

    /// <summary>The temporary password of a new user is sent.</summary>
    public const string CustomMessageAdminCreateUser = "CustomMessage_AdminCreateUser";

    /// <summary>The code is sent again.</summary>
    public const string CustomMessageResendCode = "CustomMessage_ResendCode";

    /// <summary>The code for a new password is sent.</summary>
    public const string CustomMessageForgotPassword = "CustomMessage_ForgotPassword";

    /// <summary>The code for a changed address or number is sent.</summary>
    public const string CustomMessageUpdateUserAttribute = "CustomMessage_UpdateUserAttribute";

    /// <summary>The code that a user requested for an address or number is sent.</summary>
    public const string CustomMessageVerifyUserAttribute = "CustomMessage_VerifyUserAttribute";

    /// <summary>The code of a sign-in with several factors is sent.</summary>
    public const string CustomMessageAuthentication = "CustomMessage_Authentication";

    /// <summary>An email after a sign-up is needed.</summary>
    public const string CustomEmailSenderSignUp = "CustomEmailSender_SignUp";

    /// <summary>An email with the code is needed again.</summary>
    public const string CustomEmailSenderResendCode = "CustomEmailSender_ResendCode";

    /// <summary>An email with a code for a new password is needed.</summary>
    public const string CustomEmailSenderForgotPassword = "CustomEmailSender_ForgotPassword";

    /// <summary>An email for a changed address is needed.</summary>
    public const string CustomEmailSenderUpdateUserAttribute = "CustomEmailSender_UpdateUserAttribute";

    /// <summary>An email for a new address is needed.</summary>
    public const string CustomEmailSenderVerifyUserAttribute = "CustomEmailSender_VerifyUserAttribute";

    /// <summary>An email with a temporary password is needed.</summary>
    public const string CustomEmailSenderAdminCreateUser = "CustomEmailSender_AdminCreateUser";

    /// <summary>An email with the code of a sign-in is needed.</summary>
    public const string CustomEmailSenderAuthentication = "CustomEmailSender_Authentication";

    /// <summary>An email about an attempted takeover of the account is needed.</summary>
    public const string CustomEmailSenderAccountTakeOverNotification = "CustomEmailSender_AccountTakeOverNotification";

    /// <summary>A text message after a sign-up is needed.</summary>
    public const string CustomSmsSenderSignUp = "CustomSMSSender_SignUp";

    /// <summary>A text message with the code is needed again.</summary>
    public const string CustomSmsSenderResendCode = "CustomSMSSender_ResendCode";

    /// <summary>A text message with a code for a new password is needed.</summary>
    public const string CustomSmsSenderForgotPassword = "CustomSMSSender_ForgotPassword";

    /// <summary>A text message for a changed number is needed.</summary>
    public const string CustomSmsSenderUpdateUserAttribute = "CustomSMSSender_UpdateUserAttribute";

    /// <summary>A text message for a new number is needed.</summary>
    public const string CustomSmsSenderVerifyUserAttribute = "CustomSMSSender_VerifyUserAttribute";

    /// <summary>A text message with a temporary password is needed.</summary>
    public const string CustomSmsSenderAdminCreateUser = "CustomSMSSender_AdminCreateUser";

    /// <summary>A text message with the code of a sign-in is needed.</summary>
    public const string CustomSmsSenderAuthentication = "CustomSMSSender_Authentication";

    /// <summary>A user signs in with another identity provider.</summary>
    public const string InboundFederationExternalProvider = "InboundFederation_ExternalProvider";
}
