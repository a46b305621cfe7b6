namespace Lambda.Runtime;

/// <summary>A secret, parameter or configuration could not be read from an extension: see <see cref="AwsConfiguration"/>.</summary>
/// <remarks>The message contains the request and the error, and no value.</remarks>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static string Host()
/// {
///     try
///     {
///         return AwsConfiguration.GetParameter("/prod/orders/host");
///     }
///     catch (AwsConfigurationException exception) when (exception.StatusCode == 400)
///     {
///         return "localhost";   // there is no such parameter, or the role may not read it
///     }
/// }
/// </code>
/// </example>
public sealed class AwsConfigurationException : Exception
{
    internal AwsConfigurationException(string message, int? statusCode, Exception? inner = null)
        : base(message, inner) => StatusCode = statusCode;

    /// <summary>The status of the extension's response; <see langword="null"/> if there was none.</summary>
    public int? StatusCode { get; }
}
