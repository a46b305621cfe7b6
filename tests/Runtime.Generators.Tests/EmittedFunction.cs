using System.Runtime.Loader;
using Lambda.Runtime.RudePeer;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>What was emitted, compiled, loaded and served: events go in, answers come out.</summary>
internal sealed class EmittedFunction : IDisposable
{
    private readonly AssemblyLoadContext _load = new("emitted", isCollectible: true);
    private readonly RudeServer _server = new();
    private readonly RudeConnection _connection;
    private readonly Thread _loop;

    private EmittedFunction(Generation generation, string handler)
    {
        var image = new MemoryStream();
        EmitResult emit = generation.Output.Emit(image);
        Assert.True(emit.Success, string.Join("\n", emit.Diagnostics));
        image.Position = 0;
        Assembly = _load.LoadFromStream(image);
        Type table = Assembly.GetType("Lambda.Runtime.Generated.LambdaHandlers", throwOnError: true)!;
        var handlers = (GeneratedHandler[])table.GetProperty("All", Hidden)!.GetValue(null)!;
        var environment = new LambdaEnvironment(new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = _server.Address,
            ["_HANDLER"] = handler,
        });
        _loop = new Thread(() => LambdaHost.Run(handlers, environment, new Silent())) { IsBackground = true };
        _loop.Start();
        _connection = _server.Accept();
        FirstRequest = _connection.ReadRequest();
    }

    private const System.Reflection.BindingFlags Hidden = System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic;

    public System.Reflection.Assembly Assembly { get; }

    /// <summary>What the function sent first: <c>/next</c>, or <c>/init/error</c>.</summary>
    public RudeRequest FirstRequest { get; }

    public static EmittedFunction Start(Generation generation, string handler = "") => new(generation, handler);

    /// <summary>Sends an event, and returns what the function answers.</summary>
    public (bool IsError, string Body) Invoke(string json)
    {
        _connection.Send(RudeReplies.Event(json));
        RudeRequest post = _connection.ReadRequest();
        _connection.Send(RudeReplies.Accepted);
        Assert.EndsWith("/next", _connection.ReadRequest().Path, StringComparison.Ordinal);
        return (post.Path.EndsWith("/error", StringComparison.Ordinal), post.Text);
    }

    public void Dispose()
    {
        _connection.Send(RudeReplies.End);
        Assert.True(_loop.Join(TimeSpan.FromSeconds(20)));
        _connection.Dispose();
        _server.Dispose();
        _load.Unload();
    }

    private sealed class Silent : LogOutput
    {
        public override void Write(ReadOnlySpan<byte> record)
        {
        }
    }
}
