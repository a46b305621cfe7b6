using System.Reflection;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.RuntimeApi;

namespace Lambda.Runtime.Testing;

/// <summary>
/// A function, running against a Runtime API of its own on loopback that is as strict as the service's. Disposing ends it.
/// </summary>
/// <remarks>
/// Safe to use from several threads. As on the service it takes one invocation at a time, or as many as
/// <see cref="LambdaFunctionOptions.MaxConcurrency"/> says; further calls wait in line. Where its instance has ended, after a time-out or by
/// itself, the next invocation starts another. Functions share nothing, so tests may run in parallel.
/// </remarks>
public sealed class LambdaFunction : IAsyncDisposable
{
    private LambdaFunction(FunctionInstances instances) => Instances = instances;

    /// <summary>Every line that the function's instances have logged so far; of a process, its standard error, its standard output, and its telemetry descriptor.</summary>
    public IReadOnlyList<string> Logs => Instances.Log.From(0);

    /// <summary>Completes with the exit code when the instance at hand has ended.</summary>
    public Task<int> Exited => Instances.Current.Exited;

    /// <summary>From the start of the process, or of the thread, to the arrival of the first <c>/next</c>: the init phase of the instance at hand.</summary>
    public TimeSpan TimeToNext => Instances.Current.TimeToNext;

    /// <summary>The id of the process at hand; <see langword="null"/> for a function inside this process.</summary>
    public int? ProcessId => Instances.Current.ProcessId;

    internal FunctionInstances Instances { get; }

    /// <summary>Starts the handlers of a type's assembly inside this process, under the same loop as on Lambda.</summary>
    /// <typeparam name="T">Any type of the function's project.</typeparam>
    /// <param name="options">The configuration; the service's defaults where not given.</param>
    /// <param name="cancellationToken">Gives up the start and ends the function.</param>
    /// <exception cref="InvalidOperationException">The assembly has no handlers.</exception>
    /// <exception cref="LambdaInitException">The function did not reach its first <c>/next</c>.</exception>
    public static Task<LambdaFunction> StartAsync<T>(LambdaFunctionOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync(typeof(T), options, cancellationToken);

    /// <summary>Starts the handlers of a type's assembly inside this process, under the same loop as on Lambda.</summary>
    /// <remarks>
    /// Static state is that of the test process: a new instance finds what the one before left there. A handler that never returns cannot be
    /// killed: its thread stays behind, in the background, and no new instance is started beside it.
    /// </remarks>
    /// <param name="functions">Any type of the function's project; static classes too.</param>
    /// <param name="options">The configuration; the service's defaults where not given.</param>
    /// <param name="cancellationToken">Gives up the start and ends the function.</param>
    /// <exception cref="InvalidOperationException">The assembly has no handlers.</exception>
    /// <exception cref="LambdaInitException">The function did not reach its first <c>/next</c>.</exception>
    public static async Task<LambdaFunction> StartAsync(
        Type functions, LambdaFunctionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(functions);
        Assembly assembly = functions.Assembly;
        return await StartAsync(() => InProcessHost.For(GeneratedHandlers.In(assembly), options?.TimeProvider), AppContext.BaseDirectory, options, cancellationToken);
    }

    /// <summary>Starts a published binary as a child process, in its own folder.</summary>
    /// <param name="bootstrapPath">The file, absolute or relative to the current directory.</param>
    /// <param name="options">The configuration; the service's defaults where not given.</param>
    /// <param name="cancellationToken">Gives up the start and ends the process.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="LambdaInitException">It is no executable file, or did not reach its first <c>/next</c>.</exception>
    public static async Task<LambdaFunction> StartAsync(
        string bootstrapPath, LambdaFunctionOptions? options = null, CancellationToken cancellationToken = default)
    {
        string path = Path.GetFullPath(bootstrapPath);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"There is no file '{path}' to start as a function. 'dotnet publish' of a function's project makes one named bootstrap.", path);
        }

        bool hasTelemetryLog = options?.TelemetryLog is true;
        return await StartAsync(() => new ProcessHost(path) { HasTelemetryLog = hasTelemetryLog }, Path.GetDirectoryName(path)!, options, cancellationToken);
    }

    internal static async Task<LambdaFunction> StartAsync(
        Func<FunctionHost> newHost, string taskRoot, LambdaFunctionOptions? options, CancellationToken cancellationToken)
    {
        var instances = new FunctionInstances(newHost, taskRoot, (options ?? new LambdaFunctionOptions()).ToConfiguration());
        try
        {
            await instances.StartAsync(cancellationToken);
            return new LambdaFunction(instances);
        }
        catch (InitializationException failure)
        {
            await instances.DisposeAsync();
            throw new LambdaInitException(failure);
        }
        catch
        {
            await instances.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends an event as JSON, written with <see cref="JsonSerializerOptions.Web"/>, and returns what came back.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="cancellationToken">Stops waiting; the function works on, and the next invocation waits for it.</param>
    /// <exception cref="ArgumentException">The event is over 6,291,556 bytes.</exception>
    /// <exception cref="InvalidOperationException">
    /// A new instance is needed, and the one before cannot be ended: its handler still runs, on a thread of this process.
    /// </exception>
    public Task<InvocationOutcome> InvokeAsync<T>(T payload, CancellationToken cancellationToken = default) =>
        InvokeBytesAsync(JsonSerializer.SerializeToUtf8Bytes(payload, ReflectionJson.Web), cancellationToken);

    /// <summary>Sends an event with what else a caller may say: a tenant, a client context, an identity, a trace, an alias.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="options">What else the invocation carries.</param>
    /// <param name="cancellationToken">Stops waiting; the function works on, and the next invocation waits for it.</param>
    /// <exception cref="ArgumentException">The event is over 6,291,556 bytes, or a text of the options cannot be a header.</exception>
    /// <inheritdoc cref="InvokeAsync{T}(T, CancellationToken)"/>
    public Task<InvocationOutcome> InvokeAsync<T>(T payload, InvocationOptions options, CancellationToken cancellationToken = default) =>
        InvokeBytesAsync(JsonSerializer.SerializeToUtf8Bytes(payload, ReflectionJson.Web), options, cancellationToken);

    /// <summary>Sends an event that is JSON text already; it is not checked.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(T, CancellationToken)"/>
    public Task<InvocationOutcome> InvokeJsonAsync(string json, CancellationToken cancellationToken = default) =>
        InvokeBytesAsync(Encoding.UTF8.GetBytes(json), cancellationToken);

    /// <summary>Sends an event as the bytes that it is. They must not change before the return.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(T, CancellationToken)"/>
    public Task<InvocationOutcome> InvokeBytesAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken = default) =>
        InvokeBytesAsync(payload, new InvocationOptions(), cancellationToken);

    /// <summary>Sends an event as the bytes that it is, with what else a caller may say. They must not change before the return.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(T, InvocationOptions, CancellationToken)"/>
    public Task<InvocationOutcome> InvokeBytesAsync(
        ReadOnlyMemory<byte> payload, InvocationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (payload.Length > RuntimeApiLimits.MaxPayloadBytes)
        {
            throw new ArgumentException(
                $"The event has {payload.Length} bytes; the service takes {RuntimeApiLimits.MaxPayloadBytes} at most.", nameof(payload));
        }

        return InvokeAsync(options.ToRequest(payload), cancellationToken);
    }

    /// <summary>
    /// Ends the function by protocol: its pending <c>/next</c> is refused with 500, upon which the loop ends. A process that does not
    /// end within 2 seconds is killed. An invocation in progress ends with <see cref="ObjectDisposedException"/>.
    /// </summary>
    public ValueTask DisposeAsync() => Instances.DisposeAsync();

    private async Task<InvocationOutcome> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken) =>
        new(await Instances.InvokeAsync(request, cancellationToken));
}
