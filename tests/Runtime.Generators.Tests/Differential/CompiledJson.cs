using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>
/// The generated readers and writers of a program that <see cref="TypeSource"/> printed, called through <see cref="LambdaJson"/>.
/// </summary>
internal sealed class CompiledJson : IDisposable
{
    private readonly AssemblyLoadContext _load = new("compiled", isCollectible: true);
    private readonly Type _functions;
    private readonly Dictionary<int, (Func<byte[], object?> Read, Func<object?, byte[]> Write)> _roots = [];

    public CompiledJson(Generation generation)
    {
        var image = new MemoryStream();
        EmitResult emit = generation.Output.Emit(image);
        Assert.True(emit.Success, string.Join("\n", emit.Diagnostics));
        image.Position = 0;
        _functions = _load.LoadFromStream(image).GetType("Functions", throwOnError: true)!;
    }

    /// <summary>Returns the loaded type of a root.</summary>
    public Type TypeOf(int root) => _functions.GetField($"Root{root}")!.FieldType;

    /// <summary>Reads with the generated reader, and throws its exceptions unchanged.</summary>
    public object? Read(int root, ReadOnlySpan<byte> json) => Root(root).Read(json.ToArray());

    /// <summary>Writes with the generated writer, and throws its exceptions unchanged.</summary>
    public byte[] Write(int root, object? value) => Root(root).Write(value);

    public void Dispose() => _load.Unload();

    private (Func<byte[], object?> Read, Func<object?, byte[]> Write) Root(int root)
    {
        if (!_roots.TryGetValue(root, out (Func<byte[], object?> Read, Func<object?, byte[]> Write) methods))
        {
            methods = (
                _functions.GetMethod($"Read{root}")!.CreateDelegate<Func<byte[], object?>>(),
                _functions.GetMethod($"Write{root}")!.CreateDelegate<Func<object?, byte[]>>());
            _roots.Add(root, methods);
        }

        return methods;
    }
}
