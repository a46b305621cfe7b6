using System.IO.Compression;
using Lambda.Runtime.Layer.Tests;
using Lambda.Runtime.Package.Tests;

[assembly: AssemblyFixture(typeof(BuiltLayer))]

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The layer's zip, unpacked to a read-only folder that functions see as <c>/opt</c>.</summary>
public sealed class BuiltLayer : IDisposable
{
    // Any user can read and execute, as on Lambda.
    private const UnixFileMode Readable = (UnixFileMode)0b101_101_101;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-layer-");

    /// <summary>Unpacks the zip, with its file modes.</summary>
    public BuiltLayer()
    {
        Assert.True(File.Exists(Zip), $"There is no {Zip}. Run ./build.sh layer.");
        ZipFile.ExtractToDirectory(Zip, _folder.FullName);
        SetMode(Readable);
    }

    /// <summary>The output of <c>./build.sh layer</c>.</summary>
    public static string Zip => Repository.At("artifacts/csharp-layer.zip");

    /// <summary>The output of <c>./build.sh layer arm64</c>. CI does not run this command, because it takes as long as the other one.</summary>
    public static string Arm64Zip => Repository.At("artifacts/csharp-layer-arm64.zip");

    /// <summary>The folder used as <c>/opt</c>.</summary>
    public string Opt => _folder.FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        SetMode(Readable | UnixFileMode.UserWrite);
        _folder.Delete(recursive: true);
    }

    private void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Opt, mode);
    }
}
