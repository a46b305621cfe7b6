using System.Collections.Concurrent;
using Lambda.Runtime.Package.Tests;
using Lambda.Runtime.Package.Tests.Binaries;
using Lambda.Runtime.Package.Tests.Samples;
using Lambda.Runtime.Package.Tests.Sizes;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace Lambda.Runtime.Package.Tests;

/// <summary>
/// The packages under test, and a package cache that is empty when the run begins, so that it contains only packages from this run.
/// </summary>
/// <remarks>
/// Packs first, unless <c>LAMBDA_PACKAGES_READY</c> says that artifacts/packages contains the packages to test.
/// </remarks>
public sealed class PackedPackages : IAsyncLifetime
{
    private const string RuntimePrefix = "Lambda.Runtime.";
    private const string Dynamic = "<LambdaStaticLinking>false</LambdaStaticLinking>";

    private readonly ConcurrentDictionary<string, Lazy<PublishedFunction>> _samples = new();
    private readonly Lazy<PublishedFunction> _sampleEvents;
    private readonly Lazy<PublishedFunction> _probe;
    private readonly Lazy<PublishedFunction> _typed;
    private readonly Lazy<PublishedFunction> _contract;
    private readonly Lazy<PublishedFunction> _shutdown;
    private readonly Lazy<PublishedFunction> _crashing;
    private readonly Lazy<PublishedFunction> _dynamicHello;
    private readonly Lazy<PublishedFunction> _https;
    private readonly Lazy<PublishedFunction> _sha256;
    private readonly Lazy<PublishedFunction> _failing;
    private readonly Lazy<PublishedFeatures> _features;

    /// <summary>Publishes nothing until a test needs it.</summary>
    public PackedPackages()
    {
        _sampleEvents = new(() => PublishedFunction.FromSources(this, "SampleEvents", SampleTests.OfEventTypes));
        // Dynamic, so that tests can replace functions of libc.
        _probe = new(() => Function("Probe", Dynamic));
        _typed = new(() => Function("Typed"));
        _contract = new(() => Function("Contract"));
        _shutdown = new(() => Function("Shutdown"));
        _crashing = new(() => Function("Crashing"));
        _dynamicHello = new(() => new(this, "DynamicHello", UserFolder.FunctionSource, Dynamic));
        _https = new(() => Function("Https"));
        _sha256 = new(() => Function("Sha256"));
        _failing = new(() => Function("Failing"));
        _features = new(() => new(this));
    }

    /// <summary>The package cache of this run.</summary>
    public string Cache { get; } = Repository.At("artifacts/tests/packages");

    /// <summary>Lambda.Runtime's package file.</summary>
    public string RuntimePackage { get; private set; } = "";

    /// <summary>The sample that most tests take: samples/HelloWorld.</summary>
    public PublishedFunction Hello => Sample("HelloWorld");

    /// <summary>The sample that takes a batch of orders: samples/Orders.</summary>
    public PublishedFunction Orders => Sample("Orders");

    /// <summary>The handlers of all samples that are about the types of a service's events.</summary>
    public PublishedFunction SampleEvents => _sampleEvents.Value;

    /// <summary>A function with a handler for each behavior that the tests of real binaries check.</summary>
    public PublishedFunction Probe => _probe.Value;

    /// <summary>A function with events of many types.</summary>
    public PublishedFunction Typed => _typed.Value;

    /// <summary>A function with a handler for each row of the handler contract.</summary>
    public PublishedFunction Contract => _contract.Value;

    /// <summary>A function with a shutdown method.</summary>
    public PublishedFunction Shutdown => _shutdown.Value;

    /// <summary>A function that ends its own process.</summary>
    public PublishedFunction Crashing => _crashing.Value;

    /// <summary>The same source as <see cref="Hello"/>, linked dynamically.</summary>
    public PublishedFunction DynamicHello => _dynamicHello.Value;

    /// <summary>A function that makes an HTTPS call.</summary>
    public PublishedFunction Https => _https.Value;

    /// <summary>A function that hashes.</summary>
    public PublishedFunction Sha256 => _sha256.Value;

    /// <summary>A function that fails after it has read a secret, in signed calls, and in its initialization.</summary>
    public PublishedFunction Failing => _failing.Value;

    /// <summary>The functions whose size is measured.</summary>
    public PublishedFeatures Features => _features.Value;

    /// <summary>The version of the packages.</summary>
    public string Version => Path.GetFileNameWithoutExtension(RuntimePackage)[RuntimePrefix.Length..];

    /// <summary>A sample, published from its folder.</summary>
    public PublishedFunction Sample(string name) => _samples.GetOrAdd(name, name => new(() => PublishedFunction.FromSample(this, name))).Value;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (string folder in new[] { Cache, DotnetCommand.Transcripts, DotnetCommand.UserData })
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        if (Environment.GetEnvironmentVariable("LAMBDA_PACKAGES_READY") is null or "")
            await PackAsync();
        RuntimePackage = Assert.Single(Directory.GetFiles(Repository.Packages, $"{RuntimePrefix}*.nupkg"), IsRuntimePackage);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Lazy<PublishedFunction>[] functions = [_sampleEvents, _probe, _typed, _contract, _shutdown, _crashing, _dynamicHello, _https, _sha256, _failing];
        foreach (Lazy<PublishedFunction> function in _samples.Values.Concat(functions))
        {
            if (function.IsValueCreated)
                function.Value.Dispose();
        }

        if (_features.IsValueCreated)
            _features.Value.Dispose();
        return ValueTask.CompletedTask;
    }

    private PublishedFunction Function(string name, string properties = "") => new(
        this,
        name,
        File.ReadAllText(Repository.At($"tests/Runtime.Package.Tests/Functions/{name}.cs")),
        $"<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>{properties}");

    private static async Task PackAsync()
    {
        foreach (string project in new[] { "src/Runtime", "src/Runtime.Testing", "src/Runtime.Templates" })
        {
            if (Directory.Exists(Repository.At(project)) && Directory.GetFiles(Repository.At(project), "*.csproj").Length > 0)
                (await DotnetCommand.RunAsync(Path.GetFileName(project), Repository.Root, null, "pack", project)).Succeeded();
        }
    }

    /// <summary>Lambda.Runtime.{version}.nupkg, but not Lambda.Runtime.Testing.{version}.nupkg.</summary>
    private static bool IsRuntimePackage(string path) => char.IsAsciiDigit(Path.GetFileName(path)[RuntimePrefix.Length]);
}
