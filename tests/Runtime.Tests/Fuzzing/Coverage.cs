using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SharpFuzz.Common;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>
/// Records which paths through the library an input takes. A copy of the library, instrumented by SharpFuzz, counts each branch from one basic block
/// to another in a table.
/// </summary>
/// <remarks>
/// SharpFuzz's own drivers are AFL or libFuzzer processes, which not every machine has; its table needs neither. The copy is loaded next to the
/// library, together with a copy of the tests that uses it, so that concurrent tests are not counted. Use one instance at a time.
/// </remarks>
internal sealed unsafe class Coverage : IDisposable
{
    /// <summary>As in AFL, the index of a branch is a hash of two bytes.</summary>
    private const int Size = 1 << 16;

    /// <summary>Maps the count of a branch to a step, so that each iteration of a loop does not count as something new.</summary>
    private static readonly byte[] Steps = [.. Enumerable.Range(0, 256).Select(static count => (byte)(count < 4 ? count : count < 8 ? 4 : count < 32 ? 8 : 16))];

    private static readonly Lazy<AssemblyLoadContext> Instrumented = new(static () => new CopyContext());

    private readonly byte* _table = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte* _before = Trace.SharedMem;
    private readonly byte[] _seen = new byte[Size];

    public Coverage()
    {
        Trace.SharedMem = _table;
    }

    /// <summary>The copy of the tests that uses the instrumented library.</summary>
    public static Assembly Tests => Instrumented.Value.LoadFromAssemblyName(typeof(Coverage).Assembly.GetName());

    /// <summary>The number of branches taken so far.</summary>
    public int Branches => _seen.Count(static steps => steps != 0);

    /// <summary>Resets the counts before an input.</summary>
    public void Start()
    {
        new Span<byte>(_table, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the input took a branch that no earlier input took, or took one much more often.</summary>
    public bool IsNew()
    {
        bool isNew = false;
        var table = new ReadOnlySpan<byte>(_table, Size);
        for (int at = 0; ; at++)
        {
            int next = table[at..].IndexOfAnyExcept((byte)0);
            if (next < 0)
                return isNew;
            at += next;
            byte step = Steps[table[at]];
            isNew |= (_seen[at] & step) != step;
            _seen[at] |= step;
        }
    }

    public void Dispose()
    {
        Trace.SharedMem = _before;
        NativeMemory.Free(_table);
    }

    private sealed class CopyContext : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == typeof(Coverage).Assembly.GetName().Name)
                return LoadFromAssemblyPath(typeof(Coverage).Assembly.Location);
            return assemblyName.Name == typeof(LambdaContext).Assembly.GetName().Name ? LoadInstrumented() : null;
        }

        private Assembly LoadInstrumented()
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("lambda-fuzz-");
            try
            {
                string copy = Path.Combine(folder.FullName, Path.GetFileName(typeof(LambdaContext).Assembly.Location));
                File.Copy(typeof(LambdaContext).Assembly.Location, copy);
                _ = SharpFuzz.Fuzzer.Instrument(copy, static _ => true, SharpFuzz.Options.Value).Count();
                return LoadFromStream(new MemoryStream(File.ReadAllBytes(copy)));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
