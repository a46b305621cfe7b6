using System.IO.Compression;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>The binary to run: the given file, or the one from a zip, extracted to its own folder as the service does. Disposing deletes that folder.</summary>
internal sealed class FunctionFiles : IDisposable
{
    private readonly DirectoryInfo? _unzipped;

    private FunctionFiles(string bootstrap, long? zipBytes, DirectoryInfo? unzipped)
    {
        Bootstrap = bootstrap;
        ZipBytes = zipBytes;
        _unzipped = unzipped;
        BinaryBytes = new FileInfo(bootstrap).Length;
    }

    /// <summary>The path of the binary.</summary>
    public string Bootstrap { get; }

    public long BinaryBytes { get; }

    /// <summary>The zip's size, if the binary came from one.</summary>
    public long? ZipBytes { get; }

    /// <exception cref="FileNotFoundException">There is no such file, or the zip holds no <c>bootstrap</c>.</exception>
    public static FunctionFiles Open(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file '{file.FullName}'. 'dotnet publish' of a function's project creates it.", path);
        if (file.Extension != ".zip")
            return new FunctionFiles(file.FullName, zipBytes: null, unzipped: null);

        // File modes are extracted too: a binary that is not executable in the zip is not executable here.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lambda-function-");
        ZipFile.ExtractToDirectory(file.FullName, folder.FullName);
        string bootstrap = Path.Combine(folder.FullName, "bootstrap");
        if (File.Exists(bootstrap))
            return new FunctionFiles(bootstrap, file.Length, folder);

        folder.Delete(recursive: true);
        throw new FileNotFoundException($"The zip '{file.FullName}' has no 'bootstrap' at its root. 'dotnet publish' of a function's project creates one.", path);
    }

    public void Dispose() => _unzipped?.Delete(recursive: true);
}
