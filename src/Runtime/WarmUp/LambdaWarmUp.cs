using System.Diagnostics;
using System.Text;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.EnvironmentVariables;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;
using Lambda.Runtime.WarmUp;

namespace Lambda.Runtime;

/// <summary>Makes connections during initialization, so that no invocation waits for them.</summary>
/// <remarks>
/// The first request to a host over TLS reads the certificates of the system, resolves the name, and negotiates keys. At 128 MB of memory that takes up to a second within
/// an invocation, and a tenth of that during initialization, in which Lambda provides a whole processor. docs/aws.md has figures.
/// </remarks>
public static class LambdaWarmUp
{
    /// <summary>How long <see cref="Connect"/> waits at most.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>How long canceled requests may take to be logged.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// A handler for all clients of the function, so that they share their connections: <c>new HttpClient(LambdaWarmUp.Handler, disposeHandler: false)</c>. The clients of
    /// the AWS SDK take it from the <c>HttpClientFactory</c> of their configuration.
    /// </summary>
    /// <remarks>It follows no redirects and keeps no cookies, as the handlers of the AWS SDK.</remarks>
    public static SocketsHttpHandler Handler { get; } = new() { AllowAutoRedirect = false, UseCookies = false };

    /// <summary>
    /// Sends a GET request to each address, all at once, and waits for the responses, at most for one second. The connections stay open for later requests of the same
    /// client, or of the same handler. Call it in the method <c>Initialize</c> of the <see cref="LambdaStartupAttribute">startup class</see>.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="addresses">
    /// The addresses. <c>{region}</c> in them is the region of the function, from <c>AWS_REGION</c>. The response may be an error: a connection needs no permission. So that
    /// it costs little, choose an address with a short response: the endpoints of AWS have <c>/ping</c>.
    /// </param>
    /// <remarks>
    /// A request that fails, has no response in time, or cannot be made because <c>AWS_REGION</c> is not set, is logged as a warning and ignored: the invocation that needs
    /// the connection makes it, and has its own errors.
    /// Warnings contain neither the query of an address nor what is before an @ in it.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no address, or one of them is not an absolute address of HTTP.</exception>
    /// <example>
    /// <code>
    /// [LambdaStartup]
    /// internal static class Startup
    /// {
    ///     public static readonly HttpClient Client = new(LambdaWarmUp.Handler, disposeHandler: false);
    ///
    ///     public static void Initialize() => LambdaWarmUp.Connect(Client, "https://dynamodb.{region}.amazonaws.com/ping");
    /// }
    /// </code>
    /// </example>
    public static void Connect(HttpClient client, params ReadOnlySpan<string> addresses) =>
        ConnectWithin(Limit, client, addresses, AwsVariables.FromProcess(), FunctionLog.Current ?? FunctionLog.ForProcess(LambdaEnvironment.FromProcess()));

    /// <summary>Connects with a limit, an environment and a log.</summary>
    internal static void ConnectWithin(TimeSpan limit, HttpClient client, ReadOnlySpan<string> addresses, AwsVariables variables, FunctionLog log)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (addresses.IsEmpty)
            throw new ArgumentException("There is no address. Expected one or more, such as https://dynamodb.{region}.amazonaws.com/ping.", nameof(addresses));
        var parsed = new Uri?[addresses.Length];
        for (int i = 0; i < parsed.Length; i++)
        {
            parsed[i] = WarmUpAddress.Parse(addresses[i], variables);
            if (parsed[i] is null)
                RuntimeLog.Write(log, "WARN", $"warm-up: {WarmUpAddress.MissingRegion(addresses[i])}");
        }

        using var ended = new CancellationTokenSource(limit);
        Task.WaitAll(Array.ConvertAll(parsed, address => address is null ? Task.CompletedTask : ConnectAsync(client, address, log, limit, ended.Token)), limit + Grace);
    }

    private static async Task ConnectAsync(HttpClient client, Uri address, FunctionLog log, TimeSpan limit, CancellationToken ended)
    {
        string shown = WarmUpAddress.Describe(address);
        long start = Stopwatch.GetTimestamp();
        try
        {
            // A client that ignores its token is not waited for.
            using HttpResponseMessage response = await client.GetAsync(address, ended).WaitAsync(ended).ConfigureAwait(false);
            RuntimeLog.Write(log, "DEBUG", $"warm-up: {shown} responded {(int)response.StatusCode} in {(int)Stopwatch.GetElapsedTime(start).TotalMilliseconds} ms");
        }
        catch (Exception exception)
        {
            string reason = ended.IsCancellationRequested ? $"no response within {limit.TotalSeconds} s" : Describe(exception);
            RuntimeLog.Write(log, "WARN", $"warm-up: {shown}: {reason}");
        }
    }

    /// <remarks>The message of an exception about TLS says only that its cause says more.</remarks>
    private static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (var error = FunctionError.From(exception); error is not null; error = error.Cause)
            text.Append(text.Length == 0 ? "" : " Caused by ").Append(error.Type).Append(": ").Append(error.Message);
        return text.ToString();
    }
}
