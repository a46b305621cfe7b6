using System.Runtime.Loader;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.RudePeer;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>A source and its generated code, compiled, loaded and running: receives events and returns responses.</summary>
internal sealed class CompiledFunction : IDisposable
{
    private readonly AssemblyLoadContext _load = new("compiled", isCollectible: true);
    private readonly RudeServer _server = new();
    private readonly RudeConnection _connection;
    private readonly CapturedLog _log = new();
    private readonly Thread _loop;

    private CompiledFunction(Generation generation, string handler, (string Name, string Value)[] variables)
    {
        var image = new MemoryStream();
        EmitResult emit = generation.Output.Emit(image);
        Assert.True(emit.Success, string.Join("\n", emit.Diagnostics));
        image.Position = 0;
        Assembly = _load.LoadFromStream(image);
        Type table = Assembly.GetType("Lambda.Runtime.Generated.LambdaHandlers", throwOnError: true)!;
        var handlers = (GeneratedHandler[])table.GetProperty("All", Hidden)!.GetValue(null)!;
        Dictionary<string, string> environment = variables.ToDictionary(static variable => variable.Name, static variable => variable.Value);
        environment.Add("AWS_LAMBDA_RUNTIME_API", _server.Address);
        environment.Add("_HANDLER", handler);
        _loop = new Thread(() => LambdaHost.Run(handlers, new LambdaEnvironment(environment), _log)) { IsBackground = true };
        _loop.Start();
        _connection = _server.Accept();
        FirstRequest = _connection.ReadRequest();
    }

    private const System.Reflection.BindingFlags Hidden = System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic;

    public System.Reflection.Assembly Assembly { get; }

    /// <summary>The first request of the function: <c>/next</c>, or <c>/init/error</c>.</summary>
    public RudeRequest FirstRequest { get; }

    /// <summary>The log so far.</summary>
    public string Log => _log.Text;

    public static CompiledFunction Start(Generation generation, string handler = "", params (string Name, string Value)[] variables) =>
        new(generation, handler, variables);

    /// <summary>Sends an event, and returns the response or the error.</summary>
    public (bool IsError, string Body) Invoke(string json)
    {
        RudeRequest post = Post(System.Text.Encoding.UTF8.GetBytes(json), TimeSpan.FromSeconds(30));
        return (post.Path.EndsWith("/error", StringComparison.Ordinal), post.Text);
    }

    /// <summary>Sends an event, and returns the completion as it was posted.</summary>
    public RudeRequest Post(byte[] body, TimeSpan remaining)
    {
        _connection.Send(RudeResponses.Event(body, remaining));
        RudeRequest post = _connection.ReadRequest();
        _connection.Send(RudeResponses.Accepted);
        Assert.EndsWith("/next", _connection.ReadRequest().Path, StringComparison.Ordinal);
        return post;
    }

    public void Dispose()
    {
        _connection.Send(RudeResponses.End);
        Assert.True(_loop.Join(TimeSpan.FromSeconds(20)));
        _connection.Dispose();
        _server.Dispose();
        _load.Unload();
    }
}
