namespace Lambda.Runtime.Package.Tests;

/// <summary>The functions that the tests in <c>Common</c> start: here as native binaries, and in Runtime.Layer.Tests as sources on the layer.</summary>
public sealed class FunctionsUnderTest(PackedPackages packages)
{
    /// <summary>The function in samples/HelloWorld.</summary>
    public Task<string> Hello => packages.Hello.Bootstrap;

    /// <summary>Functions/Contract.cs.</summary>
    public Task<string> Contract => packages.Contract.Bootstrap;

    /// <summary>Functions/Probe.cs.</summary>
    public Task<string> Probe => packages.Probe.Bootstrap;

    /// <summary>Functions/Shutdown.cs.</summary>
    public Task<string> Shutdown => packages.Shutdown.Bootstrap;
}
