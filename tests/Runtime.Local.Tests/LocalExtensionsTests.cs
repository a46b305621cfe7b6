using System.Text;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Local.Tests;

/// <summary>Functions under <c>dotnet run -- --values</c>, and what the terminal shows of their requests.</summary>
public sealed class LocalExtensionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-values-").FullName;
    private readonly SharedWriter _output = new();

    private string File => Path.Combine(_folder, "values.json");

    [Fact]
    public async Task Function_ReadsTheFile()
    {
        Write("open sesame");
        await using BuiltFunctions functions = Start(File);

        Assert.Equal("\"open sesame\"", await InvokeAsync(functions, "secret", "prod/db"));
        Assert.Equal("\"db.local\"", await InvokeAsync(functions, "parameter", "/prod/host"));
        Assert.DoesNotContain("sesame", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownName_IsALineOnTheTerminal()
    {
        Write("hidden");
        await using BuiltFunctions functions = Start(File);

        string error = await InvokeAsync(functions, "secret", "prod/bd");

        string refusal = $"ResourceNotFoundException: {File} has no secret prod/bd. Expected one of: prod/db.";
        Assert.Contains("has responded 400: ResourceNotFoundException: ", error, StringComparison.Ordinal);
        Assert.Contains($"Shop  GET /secretsmanager/get?secretId=prod%2Fbd  refused  400\n  {refusal}\n", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ControlCharactersOfAName_AreNotWrittenToTheTerminal()
    {
        Write("hidden");
        await using BuiltFunctions functions = Start(File);

        await InvokeAsync(functions, "secret", "\u001b[2J");

        Assert.Contains("secretId=%1B%5B2J  refused", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("no secret \\u001b[2J.", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _output.ToString());
    }

    [Fact]
    public async Task RunWithoutTheOption_NamesIt()
    {
        await using BuiltFunctions functions = Start(null);

        const string Hint = "ResourceNotFoundException: This run has no values. Expected a file with them: dotnet run -- --values values.json (docs/local.md)";
        Assert.Contains(Hint, await InvokeAsync(functions, "secret", "prod/db"), StringComparison.Ordinal);
        Assert.Contains(Hint, await InvokeAsync(functions, "configuration", "a", "b", "c"), StringComparison.Ordinal);
        Assert.Contains($"  {Hint}\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongFile_IsAnErrorOfTheCommandLine()
    {
        System.IO.File.WriteAllText(File, "{\n  \"secret\": {}\n}");

        StartFailedException failure = Assert.Throws<StartFailedException>(() => LocalExtensions.Open(File, new Terminal(_output)));

        Assert.Equal(
            $"--values is '{File}': line 2: 'secret' is not a known member. Did you mean 'secrets'? Expected one of: secrets, parameters, appConfig.", failure.Message);
        Assert.True(failure.IsUsageError);
        System.IO.File.Delete(File);
        Assert.StartsWith(
            $"--values is '{File}': Could not find file", Assert.Throws<StartFailedException>(() => LocalExtensions.Open(File, new Terminal(_output))).Message,
            StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
    }

    private void Write(string secret) =>
        System.IO.File.WriteAllText(File, $$$"""{"secrets": {"prod/db": "{{{secret}}}"}, "parameters": {"/prod/host": "db.local"}}""");

    private BuiltFunctions Start(string? file)
    {
        var terminal = new Terminal(_output);
        var arguments = new RunArguments { Project = new FunctionProject { Assembly = "Shop.dll" }, Timeout = TimeSpan.FromMinutes(1), ValuesFile = file };
        ExtensionSettings extensions = LocalExtensions.Open(arguments.ValuesFile, terminal);
        return new BuiltFunctions(new ReadingBuild(), arguments, terminal, new InvocationReporter(terminal, new InvocationHistory()), extensions, sqsEndpoint: null);
    }

    private static async Task<string> InvokeAsync(BuiltFunctions functions, params string[] name)
    {
        string json = $"[{string.Join(',', name.Select(static part => $"\"{System.Text.Json.JsonEncodedText.Encode(part)}\""))}]";
        InvocationResult result = await functions.Functions[0].InvokeAsync(new InvocationRequest(Encoding.UTF8.GetBytes(json)), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(result.Payload.Span);
    }

    /// <summary>A function that reads what its event names.</summary>
    private sealed class ReadingBuild : IFunctionBuild
    {
        public IReadOnlyList<BuiltHandler> Handlers { get; } = [new(["Read"], "System.String[]")];

        public string TaskRoot => AppContext.BaseDirectory;

        public bool IsOutdated() => false;

        public FunctionHost CreateHost() => new InProcessHost(static (environment, log) => TestFunction.Loop(environment, log, ConfigurationFunction.Read));

        public void Dispose()
        {
        }
    }
}
