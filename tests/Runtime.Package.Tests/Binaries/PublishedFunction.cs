namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>A function published once for all tests that run its binary.</summary>
public sealed class PublishedFunction : IDisposable
{
    private readonly UserFolder _user;
    private readonly Lazy<Task<string>> _bootstrap;

    internal PublishedFunction(PackedPackages packages, string name, string source, string properties = "")
    {
        _user = new UserFolder(packages, name);
        _user.WriteFunction(name, properties);
        _user.Write("Functions.cs", source);
        _bootstrap = new(async () =>
        {
            Zip = FunctionZip.PrintedBy((await _user.Dotnet("publish")).Succeeded());
            System.IO.Compression.ZipFile.ExtractToDirectory(Zip, _user.At("task"));
            return _user.At("task/bootstrap");
        });
    }

    /// <summary>The zip; known once the binary is.</summary>
    public string Zip { get; private set; } = "";

    /// <summary>The binary, unzipped from the zip that the publish printed.</summary>
    public Task<string> Bootstrap => _bootstrap.Value;

    public void Dispose() => _user.Dispose();
}
