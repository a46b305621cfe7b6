using System.IO.Compression;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>One of the programs that are compared.</summary>
/// <param name="Name">The folder below artifacts/bench that holds its <c>bootstrap</c>.</param>
/// <param name="Title">The title in the table.</param>
/// <param name="HandlesEvents">False for the floor, which requests an event and does nothing else.</param>
internal sealed record Peer(string Name, string Title, bool HandlesEvents = true)
{
    public const string Loop = "loop";
    public const string Static = "hello-static";
    public const string Dynamic = "hello-dynamic";
    public const string HttpClient = "httpclient";
    public const string FloorStatic = "floor-static";
    public const string FloorDynamic = "floor-dynamic";

    /// <summary>The programs in the order of the table. The others are compared with the first.</summary>
    public static Peer[] All { get; } =
    [
        new(Loop, "C loop, static"),
        new(Static, "ours, static"),
        new(Dynamic, "ours, dynamic"),
        new(HttpClient, "`HttpClient`"),
        new(FloorStatic, "floor, static", HandlesEvents: false),
        new(FloorDynamic, "floor, dynamic", HandlesEvents: false),
    ];

    public static string Folder { get; set; } = "artifacts/bench";

    /// <summary>Our function that returns the text of the event.</summary>
    public static string EchoBootstrap => Path.Combine(Folder, "echo", "bootstrap");

    public string Bootstrap => Path.Combine(Folder, Name, "bootstrap");

    public long BinaryBytes => new FileInfo(Bootstrap).Length;

    /// <summary>Gets the size of the zip that the publish created, or creates a zip if the publish did not.</summary>
    public long ZipBytes()
    {
        string zip = Directory.GetFiles(Path.GetDirectoryName(Bootstrap)!, "*.zip").SingleOrDefault() ?? Zip();
        return new FileInfo(zip).Length;
    }

    private string Zip()
    {
        string zip = Path.ChangeExtension(Bootstrap, ".zip");
        using ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create);
        archive.CreateEntryFromFile(Bootstrap, "bootstrap", CompressionLevel.SmallestSize);
        return zip;
    }
}
