using System.Net;
using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.Aws;

/// <summary>Requests credentials from the endpoint of a container.</summary>
internal static class ContainerCredentials
{
    private const int MaxResponseLength = 64 * 1024;

    /// <summary>How long the endpoint may take by default. It is on this machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Gets credentials.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="limit">How long the endpoint may take.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="HttpRequestException">The endpoint cannot be reached, or responds with an error.</exception>
    /// <exception cref="InvalidOperationException">The variables or the response are invalid.</exception>
    public static async ValueTask<AwsCredentials> GetAsync(AwsVariables variables, TimeSpan limit, CancellationToken cancellationToken)
    {
        Uri address = ContainerEndpoint.GetAddress(variables);
        string? token = ContainerEndpoint.GetToken(variables);

        // Needed every few hours, so no connection is kept. A redirect or a proxy would get the token.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
        {
            Timeout = limit,
            MaxResponseContentBufferSize = MaxResponseLength,
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (!string.IsNullOrEmpty(token))
            request.Headers.TryAddWithoutValidation("Authorization", token);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
                throw AwsErrors.ContainerStatus(address, response.StatusCode);
            return CredentialsDocument.Read(address, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            throw AwsErrors.ContainerUnavailable(address, e);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw AwsErrors.ContainerTimeout(address, limit);
        }
    }
}
