using System.Net;
using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.Aws;

/// <summary>The errors of the signer, with their messages. None contains a secret, a token or the path of a container's credentials.</summary>
internal static class AwsErrors
{
    public const string UnprintableCredentials =
        "The value contains white space or another character that is not printable ASCII, for example a line feed at its end. Expected the value as AWS shows it.";

    public const string InvalidService = "Expected the name with which the service signs, in lower case, such as lambda, execute-api or s3.";

    private const string AllowedHosts = "Expected https, or http with a loopback address, 169.254.170.2, 169.254.170.23 or [fd00:ec2::23].";

    public static InvalidOperationException MissingRegion() => new(
        "The region is not known: neither AWS_REGION nor AWS_DEFAULT_REGION is set. Lambda sets AWS_REGION. "
        + "Elsewhere, set it, or AwsSigner.Region, to a region such as eu-west-1.");

    public static InvalidOperationException InvalidRegion(string region) => new($"The region is \"{region}\". Expected a region of AWS such as eu-west-1.");

    public static InvalidOperationException MissingCredentials(AwsVariables variables)
    {
        string incomplete = variables switch
        {
            { AccessKeyId: not null } => $" {AwsVariables.AccessKeyIdName} is set without {AwsVariables.SecretAccessKeyName}.",
            { SecretAccessKey: not null } => $" {AwsVariables.SecretAccessKeyName} is set without {AwsVariables.AccessKeyIdName}.",
            _ => "",
        };
        return new(
            $"There are no AWS credentials: neither {AwsVariables.AccessKeyIdName} and {AwsVariables.SecretAccessKeyName} are set, nor {AwsVariables.ContainerRelativeUriName} or "
            + $"{AwsVariables.ContainerFullUriName}.{incomplete} Lambda sets the first two. Profiles (~/.aws) are not read. To use one, run this before the program: "
            + "eval \"$(aws configure export-credentials --format env)\". Or set AwsSigner.Credentials.");
    }

    public static InvalidOperationException InvalidVariable(string name) => new($"{name}: {UnprintableCredentials}");

    public static InvalidOperationException NoCredentials() => new("AwsSigner.Credentials returned null. Expected credentials, or an exception that says why they are missing.");

    public static InvalidOperationException RelativeAddress(Uri? address) => new(
        address is null
            ? "The request has no address. Expected an absolute one."
            : $"The address of the request is \"{address.OriginalString.Split('?')[0]}\". Expected an absolute address, or HttpClient.BaseAddress.");

    public static InvalidOperationException PresignedRequest() => new(
        "The address of the request contains X-Amz-Signature: it is presigned. AWS does not accept two signatures. Send it with an HttpClient without AwsSigner.");

    public static NotSupportedException SynchronousRequest() => new("AwsSigner signs asynchronously, because it may have to get credentials. Use SendAsync instead of Send.");

    public static InvalidOperationException InvalidContainerAddress() => new($"{AwsVariables.ContainerFullUriName} is not an absolute address. {AllowedHosts}");

    public static InvalidOperationException InvalidContainerPath() => new($"{AwsVariables.ContainerRelativeUriName} is not a path. Expected a path that begins with /.");

    public static InvalidOperationException ForbiddenContainerHost(Uri address) => new(
        $"{AwsVariables.ContainerFullUriName} has the scheme {address.Scheme} and the host {address.Host}, which could be anyone's. {AllowedHosts}");

    public static InvalidOperationException UnreadableToken(Exception exception) => new(
        $"The file in {AwsVariables.ContainerTokenFileName} cannot be read: {exception.Message}", exception);

    public static HttpRequestException ContainerUnavailable(Uri address, HttpRequestException exception)
    {
        string problem = exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            ? "cannot be reached" : "has not sent a complete response";

        // .NET's message of a connection that is lost says only that there was an error.
        string reason = exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message;
        return new(exception.HttpRequestError, $"The endpoint of the container's credentials at {address.Authority} {problem}: {reason}", exception);
    }

    public static HttpRequestException ContainerTimeout(Uri address, TimeSpan limit) => new(
        $"The endpoint of the container's credentials at {address.Authority} did not respond within {limit.TotalSeconds} seconds.");

    public static HttpRequestException ContainerStatus(Uri address, HttpStatusCode status) => new(
        $"The endpoint of the container's credentials at {address.Authority} responded with status {(int)status}. Expected 200.", null, status);

    public static InvalidOperationException InvalidContainerResponse(Uri address, string problem) => new(
        $"The endpoint of the container's credentials at {address.Authority} responded with {problem}. "
        + "Expected a JSON object with AccessKeyId, SecretAccessKey, Token and Expiration.");
}
