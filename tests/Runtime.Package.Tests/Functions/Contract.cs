using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Principal;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// A handler for each row of the handler contract, to check that native code behaves as .NET's runtime does in other tests.

[assembly: LambdaMiddleware<Marks>]

public record Person(string Name);

public record Greeting(string Message);

public interface IClock
{
    public string Now { get; }
}

public sealed class Clock(string now) : IClock
{
    public string Now => now;
}

public sealed class Scoped : IAsyncDisposable
{
    public static int Alive { get; private set; }

    public int Number { get; } = ++Alive;

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Alive--;
    }
}

/// <summary>Responds to one event itself, and calls the handler for all others.</summary>
public sealed class Marks : ILambdaMiddleware
{
    /// <summary>Whether <see cref="LambdaContext.Current"/> was null before the handler.</summary>
    public static bool WasNoneCurrent { get; private set; }

    /// <summary>Counts invocations in an async local, which every invocation has to find at zero.</summary>
    public static AsyncLocal<int> Count { get; } = new();

    public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
    {
        Count.Value++;
        WasNoneCurrent = LambdaContext.Current is null;
        if (!invocation.Event.Span.SequenceEqual("\"mark\""u8))
            return next(invocation);
        invocation.ResponseWriter.WriteString(invocation.Context.FunctionName);
        return default;
    }
}

[LambdaStartup]
internal static class Startup
{
    public static string Started { get; private set; } = "";

    public static bool WasNoneCurrent { get; private set; }

    public static void ConfigureServices(IServiceCollection services) => services
        .AddLambdaLogging()
        .AddSingleton<IClock>(new Clock("noon"))
        .AddKeyedSingleton<IClock>("late", new Clock("midnight"))
        .AddScoped<Scoped>();

    public static async Task InitializeAsync(IServiceProvider services)
    {
        await Task.Yield();
        WasNoneCurrent = LambdaContext.Current is null;
        Started = services.GetRequiredService<IClock>().Now;
    }
}

public sealed class Instance(IClock clock, [FromKeyedServices("late")] IClock late, Person? missing) : IDisposable
{
    [LambdaHandler("instance")]
    public string Run(Person person) => $"{person.Name} {clock.Now} {late.Now} {missing is null} {Startup.Started}";

    public void Dispose() => Console.Error.WriteLine("disposed");
}

public static class Contract
{
    private static readonly AsyncLocal<string?> Flow = new();

    /// <summary>Returns the ambient state of the invocation (async local, principal, activity, culture), and changes it.</summary>
    [LambdaHandler]
    public static string Ambient(string tenant)
    {
        string found = $"{Marks.Count.Value} {Flow.Value}{Thread.CurrentPrincipal?.Identity?.Name}{Activity.Current?.OperationName}{CultureInfo.CurrentCulture.NumberFormat.CurrencySymbol}";
        Flow.Value = tenant;
        Thread.CurrentPrincipal = new GenericPrincipal(new GenericIdentity(tenant), null);
        new Activity(tenant).Start();
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.CurrencySymbol = tenant;
        CultureInfo.CurrentCulture = culture;
        return found;
    }

    [LambdaHandler]
    public static int Memory(ReadOnlyMemory<byte> bytes) => bytes.Length;

    [LambdaHandler]
    public static byte[] Bytes(byte[] bytes) => bytes;

    [LambdaHandler]
    public static Stream Stream(Stream stream) => stream;

    [LambdaHandler(Payload = Payload.Text)]
    public static string Text(string text) => text.ToUpperInvariant();

    [LambdaHandler]
    public static void Script(TextReader reader, TextWriter writer)
    {
        while (reader.ReadLine() is { } line)
            writer.WriteLine(line.Length);
    }

    [LambdaHandler(Payload = Payload.Console)]
    public static void Terminal() => Console.Write(Console.In.ReadToEnd().ToUpperInvariant());

    /// <summary>The invocation that has the console is the current one, and is not before.</summary>
    [LambdaHandler(Payload = Payload.Console)]
    public static void Current(LambdaContext context) =>
        Console.Write($"{Startup.WasNoneCurrent} {Marks.WasNoneCurrent} {LambdaContext.Current?.FunctionName} {LambdaContext.Current?.AwsRequestId == context.AwsRequestId}");

    /// <summary>Writes its request ID after an await and from another thread.</summary>
    [LambdaHandler(Payload = Payload.Console)]
    public static async Task CurrentAfterAwait()
    {
        await Task.Delay(1);
        Console.Write($"{LambdaContext.Current?.AwsRequestId} {await Task.Run(static () => LambdaContext.Current?.AwsRequestId)}");
    }

    [LambdaHandler]
    public static bool CurrentWithoutAConsole() => LambdaContext.Current is not null;

    [LambdaHandler]
    public static JsonElement Element(JsonElement json) => json;

    [LambdaHandler]
    public static JsonNode? Node(JsonNode? json) => json;

    [LambdaHandler]
    public static async Task<string> Wait(CancellationToken token)
    {
        await Task.Delay(Timeout.Infinite, token);
        return "never";
    }

    [LambdaHandler]
    public static async Task<string> Services([FromServices] IClock clock, [FromServices] Scoped scoped, [FromServices] Scoped same)
    {
        await Task.Yield();
        return $"{clock.Now} {scoped.Number} {ReferenceEquals(scoped, same)}";
    }

    [LambdaHandler]
    [MapException<ArgumentException>("BadName")]
    [MapException<ArgumentOutOfRangeException>("BadRange")]
    public static Greeting Mapped(Person person) => throw new ArgumentOutOfRangeException(person.Name);

    /// <summary>Logs with the context's logger and with one that is injected, before and after an await, and throws.</summary>
    [LambdaHandler]
    public static async Task<string> Logged(Person person, LambdaContext context, [FromServices] ILogger<Clock> injected)
    {
        injected.LogDebug("looking");
        using (context.Logger.BeginScope("order {Order}", 7))
            context.Logger.LogInformation("reserved {Count} of {Article}", 2, person.Name);
        await Task.Yield();
        injected.LogWarning(new FormatException($"no {person.Name}"), "only {Left} left", 3);
        throw new FormatException("thrown");
    }

    [LambdaHandler]
    public static async IAsyncEnumerable<Greeting> Lines(int count, [EnumeratorCancellation] CancellationToken token)
    {
        for (int i = 0; i < count; i++)
        {
            yield return new Greeting($"line {i}");
            await Task.Delay(1, token);
        }

        if (count > 2)
            throw new FormatException("no more");
    }

    [LambdaHandler]
    public static void Http(Person person, LambdaResponseStream stream)
    {
        stream.WritePrelude(new HttpResponsePrelude { StatusCode = 201, Headers = { ["Content-Type"] = "text/plain" }, Cookies = { "a=b" } });
        using var writer = new StreamWriter(stream);
        writer.Write(person.Name);
    }

    /// <summary>Streams a number of pieces of 1 MB, and then the peak memory of the process in bytes.</summary>
    [LambdaHandler]
    public static void Megabytes(int count, LambdaResponseStream stream)
    {
        byte[] piece = new byte[1024 * 1024];
        for (int i = 0; i < count; i++)
        {
            piece.AsSpan().Fill((byte)i);
            stream.Write(piece);
        }

        string peak = File.ReadLines("/proc/self/status").Single(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        stream.Write(Encoding.UTF8.GetBytes(peak));
    }
}

/// <summary>Listens to the runtime's spans, and returns the one of its invocation.</summary>
public static class Traced
{
    static Traced() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    });

    [LambdaHandler("Traced")]
    [LambdaMiddleware<LambdaTracing>]
    public static string Span(LambdaContext context) =>
        $"{Activity.Current?.DisplayName} {Activity.Current?.Kind} {context.AwsRequestId.Equals(Activity.Current?.GetTagItem("faas.invocation_id"))}";
}
