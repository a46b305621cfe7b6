namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>A kind of function on the layer, or the native hello for comparison.</summary>
/// <param name="Title">The title in the table.</param>
/// <param name="Handler">The value of <c>_HANDLER</c>.</param>
/// <param name="Goal">The maximum start time in milliseconds; null for the native one.</param>
/// <param name="IsFirst">Whether nothing has been compiled before.</param>
/// <param name="File">The name and the text of the file that contains the function.</param>
internal sealed record LayerPeer(string Title, string Handler, double? Goal, bool IsFirst = false, (string Name, string Text)? File = null)
{
    private const string Source = """
        public record Person(string Name);
        public record Greeting(string Message);

        public static class Functions
        {
            public static Greeting Hello(Person person) => new($"Hello, {person.Name}!");
        }
        """;

    private const string Script = """
        using System.Text.Json;

        string name = JsonDocument.Parse(Console.In.ReadToEnd()).RootElement.GetProperty("name").GetString()!;
        Console.Write(JsonSerializer.Serialize(new { message = $"Hello, {name}!" }));
        """;

    public static LayerPeer Native { get; } = new("native hello, linked statically", "bootstrap", null);

    public static LayerPeer Assembly { get; } = new("an assembly that was built with the package", "HelloWorld.Hello", 60);

    public static LayerPeer Cached { get; } = new("a source file, from the cache", "hello.Hello", 75, File: ("hello.cs", Source));

    public static LayerPeer[] All { get; } =
    [
        Native,
        Assembly,
        Cached,
        new("a source file, the first time", "hello.Hello", 500, IsFirst: true, ("hello.cs", Source)),
        new("a script, from the cache", "script.cs", 75, File: ("script.cs", Script)),
        new("a script, the first time", "script.cs", 500, IsFirst: true, ("script.cs", Script)),
        new("an expression, the first time", "(Dictionary<string,string> e)=>$\"Hello, {e[\"name\"]}!\"", 500, IsFirst: true),
    ];

    private static string Temporary => Path.GetFullPath(Path.Combine(Peer.Folder, "layer", "tmp"));

    private string TaskRoot => Path.GetFullPath(Path.Combine(Peer.Folder, "layer", this == Assembly ? "assembly" : $"task-{File?.Name}"));

    /// <summary>Prepares the next start: writes the file, and fills or empties the cache of compiled code in <c>/tmp</c>.</summary>
    public void Prepare(ApiServer server)
    {
        Directory.CreateDirectory(TaskRoot);
        if (File is { } file)
            System.IO.File.WriteAllText(Path.Combine(TaskRoot, file.Name), file.Text);
        if (Directory.Exists(Temporary))
            Directory.Delete(Temporary, recursive: true);
        Directory.CreateDirectory(Temporary);
        if (File is not null && !IsFirst)
            Start(server).Dispose();
    }

    public FunctionProcess Start(ApiServer server) => this == Native
        ? FunctionProcess.Start(Path.Combine(Peer.Folder, Peer.Static, "bootstrap"), server)
        : FunctionProcess.Start(
            Path.Combine(Peer.Folder, "layer", "opt", "bootstrap"), server, ("_HANDLER", Handler), ("LAMBDA_TASK_ROOT", TaskRoot), ("TMPDIR", Temporary));
}
