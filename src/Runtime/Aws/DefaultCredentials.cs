using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.Aws;

/// <summary>Gets the credentials of the environment, or those of the container.</summary>
/// <remarks>Lambda sets the variables; with SnapStart, and in other services, there is an endpoint with credentials that change.</remarks>
internal sealed class DefaultCredentials(AwsVariables variables, SigningClock clock) : IDisposable
{
    private readonly SharedCredentials _container = new(cancellationToken => ContainerCredentials.GetAsync(variables, ContainerCredentials.Limit, cancellationToken), clock);

    /// <summary>Gets credentials.</summary>
    /// <exception cref="InvalidOperationException">The credentials are missing or invalid.</exception>
    public ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken)
    {
        if (variables is { AccessKeyId: { } id, SecretAccessKey: { } secret })
            return new(FromVariables(id, secret, variables.SessionToken));
        return ContainerEndpoint.IsConfigured(variables) ? _container.GetAsync(cancellationToken) : throw AwsErrors.MissingCredentials(variables);
    }

    public void Dispose() => _container.Dispose();

    private static AwsCredentials FromVariables(string id, string secret, string? token)
    {
        Check(id, AwsVariables.AccessKeyIdName);
        Check(secret, AwsVariables.SecretAccessKeyName);
        Check(token, AwsVariables.SessionTokenName);
        return new AwsCredentials(id, secret, token);
    }

    private static void Check(string? value, string name)
    {
        if (!PrintableAscii.Contains(value))
            throw AwsErrors.InvalidVariable(name);
    }
}
