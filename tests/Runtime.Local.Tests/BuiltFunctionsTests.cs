using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

/// <summary>Which handlers of a program are served, with and without <c>--handler</c>.</summary>
public sealed class BuiltFunctionsTests
{
    [Theory]
    [InlineData(null, "Orders, Ship")]
    [InlineData("Ship", "Ship")]
    [InlineData("Functions.Ship", "Ship")]
    [InlineData("*", "*")]
    public async Task NamedHandler_IsServed_OrAllThatAreListed(string? name, string expected)
    {
        await using BuiltFunctions functions = Create(name, new Handler("Ship"), new Handler("Orders"), new Handler("*") { Listed = false });
        Assert.Equal(expected, string.Join(", ", functions.Functions.Select(static function => function.Configuration.Handler)));
    }

    /// <summary>As on Lambda, where the only handler runs whatever its name.</summary>
    [Fact]
    public async Task OnlyHandler_IsServedForTheSelectionByTheEvent()
    {
        await using BuiltFunctions functions = Create("*", new Handler("Ship"));
        Assert.Equal("Ship", Assert.Single(functions.Functions).Configuration.Handler);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("ship")]
    public void UnknownName_IsAUsageErrorThatListsTheHandlers(string name)
    {
        StartFailedException failure = Assert.Throws<StartFailedException>(() => Create(name, new Handler("Ship"), new Handler("Orders")));
        Assert.True(failure.IsUsageError);
        Assert.Equal($"--handler is '{name}', which is not a handler of this program. Expected one of: Orders, Ship.", failure.Message);
    }

    private static BuiltFunctions Create(string? name, params GeneratedHandler[] handlers)
    {
        var terminal = new Terminal(TextWriter.Null);
        var arguments = new RunArguments { Project = new FunctionProject { Assembly = "Shop.dll" }, Handler = name };
        return new BuiltFunctions(new InProcessBuild(handlers), arguments, terminal, new InvocationReporter(terminal, new InvocationHistory()), sqsEndpoint: null);
    }

    private sealed class Handler(string name) : GeneratedHandler
    {
        private readonly bool _isListed = true;

        public override ReadOnlySpan<string> Names => new[] { name, $"Functions.{name}" };

        public override bool IsListed => _isListed;

        public bool Listed { init => _isListed = value; }

        public override void Invoke(Invocation invocation)
        {
        }
    }
}
