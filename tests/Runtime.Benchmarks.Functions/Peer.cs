using System.IO.Compression;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>One of the programs that are compared.</summary>
/// <param name="Name">The folder below artifacts/bench that holds its <c>bootstrap</c>.</param>
/// <param name="Title">What the table calls it.</param>
/// <param name="AnswersEvents">False for the floor, which asks for an event and no more.</param>
internal sealed record Peer(string Name, string Title, bool AnswersEvents = true)
{
    public const string Loop = "loop";
    public const string Static = "hello-static";
    public const string Dynamic = "hello-dynamic";
    public const string HttpClient = "httpclient";
    public const string FloorStatic = "floor-static";
    public const string FloorDynamic = "floor-dynamic";

    /// <summary>In the order of the table; the first is what the others are a multiple of.</summary>
    public static Peer[] All { get; } =
    [
        new(Loop, "C loop, static"),
        new(Static, "ours, static"),
        new(Dynamic, "ours, dynamic"),
        new(HttpClient, "`HttpClient`"),
        new(FloorStatic, "floor, static", AnswersEvents: false),
        new(FloorDynamic, "floor, dynamic", AnswersEvents: false),
    ];

    public static string Folder { get; set; } = "artifacts/bench";

    /// <summary>The function of ours that returns the text it is given.</summary>
    public static string EchoBootstrap => Path.Combine(Folder, "echo", "bootstrap");

    public string Bootstrap => Path.Combine(Folder, Name, "bootstrap");

    public long BinaryBytes => new FileInfo(Bootstrap).Length;

    /// <summary>Of the zip that its publish made; one is made for those whose publish makes none.</summary>
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
