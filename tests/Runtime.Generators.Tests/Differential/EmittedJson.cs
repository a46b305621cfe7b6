using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>
/// The emitted readers and writers of a program that <see cref="TypeSource"/> printed, called without a socket between: the one place
/// that knows how to reach them.
/// </summary>
/// <remarks>
/// The event is put where the connection would have received it, the handler is invoked as the loop does, and the result is taken from
/// where the connection would have sent it. That reaches into the runtime's internals, by reflection. Used by one thread.
/// </remarks>
internal sealed class EmittedJson : IDisposable
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly AssemblyLoadContext _load = new("emitted", isCollectible: true);
    private readonly Dictionary<string, GeneratedHandler> _handlers;
    private readonly FieldInfo _exchange;
    private readonly Type _functions;
    private readonly Invocation _invocation;
    private readonly Action _resetReply;
    private readonly Room _room;
    private readonly Func<int, bool> _take;
    private readonly Action _startBody;
    private readonly Bytes _body;

    public EmittedJson(Generation generation)
    {
        var image = new MemoryStream();
        EmitResult emit = generation.Output.Emit(image);
        Assert.True(emit.Success, string.Join("\n", emit.Diagnostics));
        image.Position = 0;
        Assembly assembly = _load.LoadFromStream(image);
        object all = assembly.GetType("Lambda.Runtime.Generated.LambdaHandlers", throwOnError: true)!.GetProperty("All", Hidden)!.GetValue(null)!;
        _handlers = ((GeneratedHandler[])all).ToDictionary(static handler => handler.Names[0]);
        _exchange = assembly.GetType("Exchange", throwOnError: true)!.GetField("Value")!;
        _functions = assembly.GetType("Functions", throwOnError: true)!;

        var log = new Silent();
        object address = Internal("Http.ServerAddress").GetMethod("Parse", Hidden)!.Invoke(null, ["localhost:1"])!;
        object api = Activator.CreateInstance(Internal("RuntimeApi.RuntimeApiClient"), Hidden, null, [address, log], null)!;
        var environment = new LambdaEnvironment(new Dictionary<string, string>());
        _invocation = (Invocation)Activator.CreateInstance(typeof(Invocation), Hidden, null, [api, environment, log], null)!;

        object connection = Field(api, "_connection");
        object reply = connection.GetType().GetProperty("Reply", Hidden)!.GetValue(connection)!;
        _resetReply = Method<Action>(reply, "Reset");
        _room = Method<Room>(reply, "NextRoom");
        _take = Method<Func<int, bool>>(reply, "Take");
        _startBody = Method<Action>(_invocation, "StartBody");
        _body = Method<Bytes>(Field(_invocation, "_body"), "get_Body");
    }

    private delegate Span<byte> Room();

    private delegate ReadOnlySpan<byte> Bytes();

    /// <summary>The type of a root, as it was loaded.</summary>
    public Type TypeOf(int root) => _functions.GetField($"Root{root}")!.FieldType;

    /// <summary>Reads with the emitted reader. What it throws comes out as it is.</summary>
    public object? Read(int root, ReadOnlySpan<byte> json)
    {
        _resetReply();
        bool isWhole = Receive(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {json.Length}\r\n\r\n"));
        isWhole = Receive(json) || isWhole;
        Assert.True(isWhole);
        Invoke($"read{root}");
        return _exchange.GetValue(null);
    }

    /// <summary>Writes with the emitted writer. What it throws comes out as it is.</summary>
    public byte[] Write(int root, object? value)
    {
        _exchange.SetValue(null, value);
        Invoke($"write{root}");
        _invocation.Result.Flush();
        return _body().ToArray();
    }

    public void Dispose() => _load.Unload();

    private void Invoke(string handler)
    {
        _startBody();
        _handlers[handler].Invoke(_invocation);
    }

    private bool Receive(ReadOnlySpan<byte> bytes)
    {
        bool isWhole = false;
        while (bytes.Length > 0)
        {
            Span<byte> room = _room();
            int count = Math.Min(room.Length, bytes.Length);
            bytes[..count].CopyTo(room);
            bytes = bytes[count..];
            isWhole = _take(count);
        }

        return isWhole;
    }

    private static Type Internal(string name) => typeof(LambdaHost).Assembly.GetType("Lambda.Runtime." + name, throwOnError: true)!;

    private static object Field(object target, string name) => target.GetType().GetField(name, Hidden)!.GetValue(target)!;

    private static T Method<T>(object target, string name)
        where T : Delegate => target.GetType().GetMethod(name, Hidden)!.CreateDelegate<T>(target);

    private sealed class Silent : LogOutput
    {
        public override void Write(ReadOnlySpan<byte> record)
        {
        }
    }
}
