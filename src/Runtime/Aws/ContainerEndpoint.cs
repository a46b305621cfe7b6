using System.Net;
using System.Text;
using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.Aws;

/// <summary>The endpoint from which a container gets its credentials, and the token for it.</summary>
/// <remarks>
/// Without TLS, only addresses that do not leave the machine are allowed: the response contains credentials.
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
/// </remarks>
internal static class ContainerEndpoint
{
    /// <summary>The address of the agent of Amazon ECS.</summary>
    private const string Ecs = "http://169.254.170.2";

    /// <summary>Of the agents of Amazon ECS and Amazon EKS.</summary>
    private static readonly IPAddress[] LinkLocal = [IPAddress.Parse("169.254.170.2"), IPAddress.Parse("169.254.170.23"), IPAddress.Parse("fd00:ec2::23")];

    /// <summary>Whether the environment names an endpoint.</summary>
    public static bool IsConfigured(AwsVariables variables) => (variables.ContainerRelativeUri ?? variables.ContainerFullUri) is not null;

    /// <summary>Gets the address. The full one counts only without a relative one.</summary>
    /// <exception cref="InvalidOperationException">It is not an address, or not an allowed one.</exception>
    public static Uri GetAddress(AwsVariables variables)
    {
        if (variables.ContainerRelativeUri is { } path)
            return path.StartsWith('/') && Uri.TryCreate(Ecs + path, UriKind.Absolute, out Uri? relative) ? relative : throw AwsErrors.InvalidContainerPath();
        if (!Uri.TryCreate(variables.ContainerFullUri, UriKind.Absolute, out Uri? address) || address.Host.Length == 0)
            throw AwsErrors.InvalidContainerAddress();
        return IsAllowed(address) ? address : throw AwsErrors.ForbiddenContainerHost(address);
    }

    /// <summary>Gets the value of the <c>Authorization</c> header; <see langword="null"/> without one. The file is read each time, because its content changes.</summary>
    public static string? GetToken(AwsVariables variables)
    {
        if (variables.ContainerTokenFile is not { } file)
            return Check(variables.ContainerToken, AwsVariables.ContainerTokenName);
        string token;
        try
        {
            token = Encoding.UTF8.GetString(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw AwsErrors.UnreadableToken(e);
        }

        return Check(token.Trim(), AwsVariables.ContainerTokenFileName);
    }

    private static bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp
            && (address.Host == "localhost" || (IPAddress.TryParse(address.IdnHost, out IPAddress? host) && (IPAddress.IsLoopback(host) || LinkLocal.Contains(host)))));

    /// <summary>A token may contain a space, as in <c>Basic abc</c>, but no line feed, which would end the header.</summary>
    private static string? Check(string? token, string name) =>
        token is null || !token.AsSpan().ContainsAnyExceptInRange(' ', '~') ? token : throw AwsErrors.InvalidVariable(name);
}
