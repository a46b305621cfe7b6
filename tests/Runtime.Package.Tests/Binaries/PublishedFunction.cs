using Lambda.Runtime.Package.Tests.Samples;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>A function published once for all tests that run its binary.</summary>
public sealed class PublishedFunction : IDisposable
{
    private readonly UserFolder _user;
    private readonly Lazy<Task<string>> _bootstrap;

    internal PublishedFunction(PackedPackages packages, string name, string source, string properties = "")
        : this(new UserFolder(packages, name), "publish")
    {
        _user.WriteFunction(name, properties);
        _user.Write("Functions.cs", source);
    }

    private PublishedFunction(UserFolder user, params string[] publish)
    {
        _user = user;
        _bootstrap = new(async () =>
        {
            DotnetCommand command = (await _user.Dotnet(publish)).Succeeded();
            Output = command.Output;
            Zip = Keep(FunctionZip.PrintedBy(command));
            System.IO.Compression.ZipFile.ExtractToDirectory(Zip, _user.At("task"));
            return _user.At("task/bootstrap");
        });
    }

    /// <summary>The zip, with the debug symbols beside it; available after <see cref="Bootstrap"/>.</summary>
    public string Zip { get; private set; } = "";

    /// <summary>The output of the publish; available after <see cref="Bootstrap"/>.</summary>
    public string Output { get; private set; } = "";

    /// <summary>The binary, unzipped from the zip that the publish printed.</summary>
    public Task<string> Bootstrap => _bootstrap.Value;

    /// <summary>A sample as it stands, published by the command in its README.</summary>
    internal static PublishedFunction FromSample(PackedPackages packages, string name)
    {
        var user = new UserFolder(packages, name);
        user.CopySample(name);
        return new PublishedFunction(user, [.. SampleReadme.Read(name).Publish]);
    }

    /// <summary>The sources of several samples as one function: one publish instead of one for each.</summary>
    internal static PublishedFunction FromSources(PackedPackages packages, string name, IEnumerable<string> samples)
    {
        var user = new UserFolder(packages, name);
        user.WriteFunction(name, "<Nullable>enable</Nullable>");
        File.Delete(user.At("Functions.cs"));
        foreach (string sample in samples)
            user.Write($"{sample}.cs", File.ReadAllText(Repository.At($"samples/{sample}/Functions.cs")));
        return new PublishedFunction(user, "publish");
    }

    /// <summary>Publishes the same folder again with other settings. The first output does not change.</summary>
    internal async Task<DotnetCommand> Publish(params string[] arguments)
    {
        await Bootstrap;
        return await _user.Dotnet(["publish", .. arguments]);
    }

    public void Dispose() => _user.Dispose();

    /// <summary>Copies the output to a folder that later publishes do not write to.</summary>
    private string Keep(string zip)
    {
        string kept = Directory.CreateDirectory(_user.At("kept")).FullName;
        string symbols = Path.Combine(Path.GetDirectoryName(zip)!, "bootstrap.dbg");
        if (File.Exists(symbols))
            File.Copy(symbols, Path.Combine(kept, "bootstrap.dbg"));
        string copy = Path.Combine(kept, Path.GetFileName(zip));
        File.Copy(zip, copy);
        return copy;
    }
}
