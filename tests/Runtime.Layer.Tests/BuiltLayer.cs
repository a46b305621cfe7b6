using System.IO.Compression;
using Lambda.Runtime.Layer.Tests;
using Lambda.Runtime.Package.Tests;

[assembly: AssemblyFixture(typeof(BuiltLayer))]

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The layer's zip, unpacked to a folder that is <c>/opt</c> to functions, and is not to be written.</summary>
public sealed class BuiltLayer : IDisposable
{
    // By any user, as on Lambda.
    private const UnixFileMode Readable = (UnixFileMode)0b101_101_101;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-layer-");

    /// <summary>Unpacks it, with the modes that the zip says.</summary>
    public BuiltLayer()
    {
        Assert.True(File.Exists(Zip), $"There is no {Zip}. Run ./build.sh layer.");
        ZipFile.ExtractToDirectory(Zip, _folder.FullName);
        SetMode(Readable);
    }

    /// <summary>What <c>./build.sh layer</c> leaves.</summary>
    public static string Zip => Repository.At("artifacts/csharp-layer.zip");

    /// <summary>What <c>./build.sh layer arm64</c> leaves. CI does not run that: it takes as long as the other one.</summary>
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
