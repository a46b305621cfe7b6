using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The emulator behind <c>dotnet run</c> with two functions: one that fails, and one that shows that the emulator continues.</summary>
internal sealed class LocalEmulator : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromMinutes(2) };
    private readonly SharedWriter _output = new();
    private readonly List<LocalFunction> _functions = [];
    private readonly EmulatorPorts _ports;
    private readonly Terminal _terminal;

    private LocalEmulator(Func<FunctionHost> createHost, FunctionConfiguration options, bool isDebugged)
    {
        var registry = new FunctionRegistry();
        var history = new InvocationHistory();
        _terminal = new Terminal(_output);
        var reporter = new InvocationReporter(_terminal, history);
        Serve(createHost, options with { FunctionName = "Bad" });
        Serve(() => new ProcessHost(TestFunctionProcess.Path), TestFunctionProcess.Options("echo").ToConfiguration() with { FunctionName = "Echo" });
        _ports = new EmulatorPorts(RunArguments.Parse(["/app/Bad.dll", "--port", "0"]), registry, NoSources.Create(registry), history, _terminal, Task.CompletedTask);

        void Serve(Func<FunctionHost> host, FunctionConfiguration configured)
        {
            var function = new LocalFunction(host, AppContext.BaseDirectory, configured, _terminal, reporter) { IsDebugged = () => isDebugged };
            _functions.Add(function);
            registry.Set(function.Name, function);
        }
    }

    /// <summary>All that was printed on the terminal.</summary>
    public string Shown => _output.ToString();

    /// <summary>The process of the function that fails.</summary>
    public int ProcessId => _functions[0].ProcessId!.Value;

    /// <summary>Starts the emulator with a function that fails in the way that its mode says.</summary>
    public static Task<LocalEmulator> StartAsync(string mode, Func<FunctionConfiguration, FunctionConfiguration>? configure = null, bool isDebugged = false) =>
        StartAsync(
            () => new ProcessHost(TestFunctionProcess.Path), (configure ?? (static options => options))(TestFunctionProcess.Options(mode).ToConfiguration()), isDebugged);

    public static async Task<LocalEmulator> StartAsync(Func<FunctionHost> createHost, FunctionConfiguration options, bool isDebugged = false)
    {
        var emulator = new LocalEmulator(createHost, options, isDebugged);
        await emulator._ports.ListenAsync(TestContext.Current.CancellationToken);
        await emulator._functions[0].StartAsync();
        return emulator;
    }

    /// <summary>Invokes the function that fails, as curl does.</summary>
    /// <returns>The status, and the response, error or refusal.</returns>
    public Task<(int Status, bool IsError, string Text)> InvokeAsync(string json = "\"World\"") => InvokeNamedAsync("Bad", json);

    /// <summary>Waits until a text was printed on the terminal so many times.</summary>
    public Task ShownAsync(string words, int times) => _output.ShownAsync(words, times).WithinLimit();

    /// <summary>Invokes the function that fails, and returns the type and the message of the error.</summary>
    public async Task<(string Type, string Message)> FailAsync()
    {
        (int status, bool isError, string text) = await InvokeAsync();
        Assert.Equal((200, true), (status, isError));
        JsonElement error = JsonDocument.Parse(text).RootElement;
        return (error.GetProperty("errorType").GetString()!, error.GetProperty("errorMessage").GetString()!);
    }

    /// <summary>Asserts that the emulator continues: the other function responds.</summary>
    public async Task AssertContinuesAsync() => Assert.Equal((200, false, "\"still here\""), await InvokeNamedAsync("Echo", "\"still here\""));

    /// <param name="name">The function, as in the path.</param>
    /// <param name="json">The event.</param>
    public async Task<(int Status, bool IsError, string Text)> InvokeNamedAsync(string name, string json = "{}")
    {
        using var content = new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        using HttpResponseMessage response = await _http.PostAsync(
            $"{_ports.Address}/2015-03-31/functions/{name}/invocations", content, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Headers.Contains("X-Amz-Function-Error"), text);
    }

    public async ValueTask DisposeAsync()
    {
        await _ports.DisposeAsync();
        foreach (LocalFunction function in _functions)
            await function.DisposeAsync();
        _http.Dispose();
        await _output.DisposeAsync();
    }
}
