using Lambda.Runtime.Aws;
using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime;

/// <summary>Signs the requests of an <see cref="HttpClient"/> with Signature Version 4, so that AWS knows the role or the user that sends them.</summary>
/// <remarks>
/// <para>
/// It serves every endpoint that authenticates with IAM, by the name with which the service signs: <c>lambda</c> for function URLs, <c>execute-api</c> for Amazon API
/// Gateway and its <c>@connections</c>, <c>appsync</c>, <c>es</c> and <c>aoss</c> for Amazon OpenSearch Service, <c>bedrock</c>, <c>s3</c> and others. Endpoints that demand
/// Signature Version 4A, such as multi-Region access points, are not served. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
/// </para>
/// <para>
/// Signed are the method, the path, the query, the body, and the headers <c>Host</c>, <c>Content-Type</c>, <c>Content-MD5</c> and all that begin with <c>X-Amz-</c>. Others
/// can change on their way. A request that already has <c>Authorization</c>, <c>X-Amz-Date</c>, <c>X-Amz-Security-Token</c> or <c>X-Amz-Content-SHA256</c> loses them: so a
/// request that is sent again is signed anew. <c>+</c> in a query, and in a path for Amazon S3, is a space, as these services read it; a plus is <c>%2B</c>.
/// </para>
/// <para>
/// A body that is not in memory is read into memory, because its hash is sent before it. For <c>s3</c> over HTTPS, a body of known length is streamed instead, and not
/// signed (<c>UNSIGNED-PAYLOAD</c>): other services do not accept that.
/// </para>
/// <para>
/// If AWS rejects a request because the time of its signature is not AWS's time, the time of the response is used from then on, and the request is sent once more, unless
/// its body was streamed. AWS has not carried out such a request. Nothing else is sent again, but for GET, HEAD and OPTIONS requests, which .NET repeats if it loses their
/// connection: requests with other methods get an empty body if they have none, because .NET would repeat them as well.
/// </para>
/// <para>
/// The handler is safe for parallel requests. Create one <see cref="HttpClient"/> with it for all invocations of a function. Errors contain no secrets.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// private static readonly HttpClient Client = new(new AwsSigner("lambda"));
///
/// [LambdaHandler]
/// public static Task&lt;string> Find(Order order) => Client.GetStringAsync($"https://abc.lambda-url.eu-west-1.on.aws/orders/{order.Id}");
/// </code>
/// </example>
public sealed class AwsSigner : DelegatingHandler
{
    private const int MinLifetimeSeconds = 1;
    private const int MaxLifetimeSeconds = 7 * 24 * 60 * 60;

    private readonly string _service;
    private readonly Lock _lock = new();
    private volatile RequestSigner? _signer;
    private IDisposable? _credentials;

    /// <summary>Creates a handler that sends signed requests itself.</summary>
    /// <param name="service">The name with which the service signs, such as <c>lambda</c>, <c>execute-api</c> or <c>s3</c>.</param>
    /// <remarks>
    /// At the first request without an <see cref="DelegatingHandler.InnerHandler"/>, it creates a <see cref="SocketsHttpHandler"/> that does not follow redirects: a redirect
    /// to another host would carry <c>X-Amz-Security-Token</c> to it, and the signature would be wrong there. Until then, it has no inner handler, so that it can be added to
    /// a client of an IHttpClientFactory. Set <c>AllowAutoRedirect</c> of the primary handler of such a client to <see langword="false"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is empty, or contains other characters than lower-case letters, digits and hyphens.</exception>
    public AwsSigner(string service) => _service = CheckService(service);

    /// <summary>Creates a handler that gives signed requests to another.</summary>
    /// <param name="service">The name with which the service signs, such as <c>lambda</c>, <c>execute-api</c> or <c>s3</c>.</param>
    /// <param name="innerHandler">
    /// What sends the requests. It should not change a request, and not follow redirects: a redirect to another host would carry <c>X-Amz-Security-Token</c> to it.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty, or contains other characters than lower-case letters, digits and hyphens.</exception>
    public AwsSigner(string service, HttpMessageHandler innerHandler)
        : base(innerHandler) => _service = CheckService(service);

    /// <summary>The region of the endpoint, such as <c>eu-west-1</c>. <see langword="null"/>, the default, for <c>AWS_REGION</c> or else <c>AWS_DEFAULT_REGION</c>.</summary>
    public string? Region { get; init; }

    /// <summary>Gets the credentials. <see langword="null"/>, the default, for those of the environment or else the container.</summary>
    /// <remarks>
    /// <para>
    /// Credentials with an <see cref="AwsCredentials.Expiration"/> are used until five minutes before it or, if the delegate then fails, until they expire. Without one, the
    /// delegate is called for each request. It is called once for all requests that wait. Its token is canceled when the handler is disposed, not when a request is canceled.
    /// </para>
    /// <para>
    /// The default reads <c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c> and <c>AWS_SESSION_TOKEN</c> at each request, and otherwise requests credentials from the
    /// endpoint in <c>AWS_CONTAINER_CREDENTIALS_RELATIVE_URI</c> or <c>AWS_CONTAINER_CREDENTIALS_FULL_URI</c>. An empty variable is not set. Profiles are not read:
    /// <c>eval "$(aws configure export-credentials --format env)"</c> sets the variables from one.
    /// </para>
    /// </remarks>
    public Func<CancellationToken, ValueTask<AwsCredentials>>? Credentials { get; init; }

    /// <summary>The clock for signatures and for the expiration of credentials. The default is that of the system.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The environment. Tests have their own.</summary>
    internal AwsVariables Variables { get; init; } = AwsVariables.FromProcess();

    /// <summary>Creates an address with a signature in its query, for someone without credentials.</summary>
    /// <param name="method">The only method for which the address is valid.</param>
    /// <param name="address">The absolute address, with its query. A signature in it is replaced.</param>
    /// <param name="lifetime">How long the address is valid: one second to seven days. Fractions of a second are cut off.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    /// <returns>
    /// The address. Everyone that has it can send the request. It becomes invalid earlier if the credentials expire, as those of a function do after some hours. The body is
    /// not signed for <c>s3</c>; for other services, the request must not have one. Headers other than <c>Host</c> are not signed.
    /// </returns>
    /// <exception cref="ArgumentException">The address is not absolute, or not one of HTTP.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is out of range.</exception>
    /// <exception cref="InvalidOperationException">The region or the credentials are missing or invalid.</exception>
    /// <exception cref="HttpRequestException">The endpoint of the container's credentials failed.</exception>
    public ValueTask<Uri> PresignAsync(HttpMethod method, Uri address, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw new ArgumentException("Expected an absolute address that begins with https:// or http://.", nameof(address));
        double seconds = Math.Floor(lifetime.TotalSeconds);
        if (seconds is < MinLifetimeSeconds or > MaxLifetimeSeconds)
            throw new ArgumentOutOfRangeException(nameof(lifetime), lifetime, "Expected one second to seven days, which is what AWS accepts.");
        return GetSigner().PresignAsync(method, address, (long)seconds, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RequestUri is not { IsAbsoluteUri: true } address)
            throw AwsErrors.RelativeAddress(request.RequestUri);
        if (RequestSigner.IsPresigned(address))
            throw AwsErrors.PresignedRequest();

        ForbidRepetition(request);
        RequestSigner signer = GetSigner();
        bool mayStream = signer.IsObjectStore && address.Scheme == Uri.UriSchemeHttps;
        string payloadHash = await RequestPayload.HashAsync(request.Content, mayStream, cancellationToken).ConfigureAwait(false);
        DateTimeOffset signedAt = await signer.SignAsync(request, payloadHash, cancellationToken).ConfigureAwait(false);
        CreateInnerHandler();
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!await CorrectClockAsync(signer, signedAt, response, cancellationToken).ConfigureAwait(false) || payloadHash == Signature.UnsignedPayload)
            return response;

        response.Dispose();
        await signer.SignAsync(request, payloadHash, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws, because requests are only signed by <see cref="SendAsync"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => throw AwsErrors.SynchronousRequest();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Interlocked.Exchange(ref _credentials, null)?.Dispose();
        base.Dispose(disposing);
    }

    private static async ValueTask<bool> CorrectClockAsync(
        RequestSigner signer, DateTimeOffset signedAt, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            if (await ClockSkew.FindServerTimeAsync(response, signedAt, signer.Clock.Now, cancellationToken).ConfigureAwait(false) is not { } serverTime)
                return false;
            signer.Clock.Set(serverTime);
            return true;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Gives a request that changes something a body, because .NET sends one without a body again if a kept connection is lost before the response.</summary>
    /// <remarks>The service may have carried out the first. A body that .NET has begun to send, even an empty one, is not sent again.</remarks>
    private static void ForbidRepetition(HttpRequestMessage request)
    {
        HttpMethod method = request.Method;
        if (request.Content is null && method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options && method != HttpMethod.Trace)
            request.Content = new ByteArrayContent([]);
    }

    private static string CheckService(string service)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        foreach (char character in service)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-')
                throw new ArgumentException(AwsErrors.InvalidService, nameof(service));
        }

        return service;
    }

    private void CreateInnerHandler()
    {
        if (InnerHandler is not null)
            return;
        lock (_lock)
        {
            InnerHandler ??= new SocketsHttpHandler { AllowAutoRedirect = false };
        }
    }

    /// <summary>Gets what the first request creates, when all properties are set.</summary>
    private RequestSigner GetSigner()
    {
        if (_signer is { } signer)
            return signer;
        lock (_lock)
        {
            return _signer ??= CreateSigner();
        }
    }

    private RequestSigner CreateSigner()
    {
        string region = (string.IsNullOrEmpty(Region) ? Variables.Region : Region) ?? throw AwsErrors.MissingRegion();
        if (region.Contains('/', StringComparison.Ordinal) || !PrintableAscii.Contains(region))
            throw AwsErrors.InvalidRegion(region);
        var clock = new SigningClock(TimeProvider);
        if (Credentials is { } source)
        {
            var shared = new SharedCredentials(source, clock);
            _credentials = shared;
            return new RequestSigner(_service, region, clock, shared.GetAsync);
        }

        var defaults = new DefaultCredentials(Variables, clock);
        _credentials = defaults;
        return new RequestSigner(_service, region, clock, defaults.GetAsync);
    }
}
