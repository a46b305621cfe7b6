using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>A function under <c>dotnet run</c>, as in a terminal. Its output is read while it runs. Disposing ends all of its processes.</summary>
internal sealed partial class RunningFunction : IAsyncDisposable
{
    // Prevents a test without end. It is not a measured time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _seen = new();
    private readonly Process _process;
    private readonly HttpClient _http = new();
    private int _ended;

    private RunningFunction(Process process) => _process = process;

    /// <summary>The address of the emulator.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The output that was read so far.</summary>
    public string Output => _seen.ToString();

    /// <summary>Runs until the startup banner is printed, on any free port unless the arguments have one.</summary>
    public static async Task<RunningFunction> StartAsync(UserFolder user, params string[] arguments)
    {
        var process = new Process { StartInfo = user.DotnetStart(["run", .. arguments, .. arguments.Contains("--port") ? (string[])[] : ["--port", "0"]]) };
        var function = new RunningFunction(process);
        process.OutputDataReceived += function.Read;
        process.ErrorDataReceived += function.Read;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            function.Address = AddressLine().Match(await function.LineAsync(" at http://")).Groups[1].Value;
            await function.LineAsync("Press Ctrl+C to stop.");
            return function;
        }
        catch
        {
            await function.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the next line that contains a text.</summary>
    public Task<string> LineAsync(string words) => LineAsync(words, line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>Waits for the next line that matches a pattern.</summary>
    public Task<string> LineMatchingAsync(string pattern) => LineAsync(pattern, line => Regex.IsMatch(line, pattern, RegexOptions.CultureInvariant));

    private async Task<string> LineAsync(string words, Func<string, bool> isExpected)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await foreach (string line in _lines.Reader.ReadAllAsync(limit.Token))
            {
                _seen.Append(line).Append('\n');
                if (isExpected(line))
                    return line;
            }
        }
        catch (OperationCanceledException)
        {
            // Reported below, with the lines that were read.
        }

        throw new InvalidOperationException($"No line with '{words}' came. Those that did:\n{Output}");
    }

    /// <summary>Invokes the function with the curl command of the banner.</summary>
    /// <returns>The response or the error, and whether it is an error.</returns>
    public async Task<(string Text, bool IsError)> InvokeAsync(string json, string name = "HelloWorld")
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(
            $"{Address}/2015-03-31/functions/{name}/invocations", content, TestContext.Current.CancellationToken);
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.Contains("X-Amz-Function-Error"));
    }

    /// <summary>Returns the page that a browser gets at the address.</summary>
    public async Task<string> BrowseAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it as Ctrl+C does, with SIGTERM, which also works if the tests were started with Ctrl+C ignored.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await LineAsync("Stopped.");
        await _process.EndWithinLimitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.EndWithinLimitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private void Read(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is { } line)
            _lines.Writer.TryWrite(line);
        else if (Interlocked.Increment(ref _ended) == 2)
            _lines.Writer.TryComplete();
    }

    [GeneratedRegex(@"at (http://\S+)$")]
    private static partial Regex AddressLine();
}
