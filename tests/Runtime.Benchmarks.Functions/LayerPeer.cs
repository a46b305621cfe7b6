namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>A kind of function on the layer, or the native hello that they are compared with.</summary>
/// <param name="Title">What the table calls it.</param>
/// <param name="Handler">What <c>_HANDLER</c> is.</param>
/// <param name="Goal">The most that a start may take, in milliseconds; none for the native one.</param>
/// <param name="IsFirst">Whether nothing has been compiled before.</param>
/// <param name="File">The file that is the function: what it is called, and what stands in it.</param>
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

    /// <summary>Sees to it that the next start finds what it should: the file, and of it in <c>/tmp</c> what was compiled, or nothing.</summary>
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
