using Lambda.Runtime.Package.Tests;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>
/// The functions that the tests in <c>Common</c> of Runtime.Package.Tests start: there as native binaries, here as sources on the layer. The value of
/// <c>_HANDLER</c> in those tests is a method of the file here.
/// </summary>
public sealed class FunctionsUnderTest : IDisposable
{
    private readonly LayerFunction[] _functions;

    /// <summary>Writes the functions. They are compiled when an instance starts.</summary>
    public FunctionsUnderTest(BuiltLayer layer)
    {
        const string Folder = "tests/Runtime.Package.Tests/Functions";
        string[] files = ["samples/HelloWorld/Functions.cs", $"{Folder}/Contract.cs", $"{Folder}/Probe.cs", $"{Folder}/Shutdown.cs"];
        _functions = Array.ConvertAll(files, file => new LayerFunction(layer, (Path.GetFileName(file), File.ReadAllText(Repository.At(file)))));
        Hello = Task.FromResult(_functions[0].Bootstrap("Functions", "Hello"));
        Contract = Task.FromResult(_functions[1].Bootstrap("Contract"));
        Probe = Task.FromResult(_functions[2].Bootstrap("Probe"));
        Shutdown = Task.FromResult(_functions[3].Bootstrap("Shutdown"));
    }

    /// <summary>The program that starts samples/HelloWorld.</summary>
    public Task<string> Hello { get; }

    /// <summary>The program that starts Functions/Contract.cs.</summary>
    public Task<string> Contract { get; }

    /// <summary>The program that starts Functions/Probe.cs.</summary>
    public Task<string> Probe { get; }

    /// <summary>The program that starts Functions/Shutdown.cs.</summary>
    public Task<string> Shutdown { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (LayerFunction function in _functions)
            function.Dispose();
    }
}
