using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SharpFuzz.Common;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>
/// Which ways through the library an input takes: a copy of it, instrumented by SharpFuzz, counts in a table, where each way from
/// one basic block to another has its place.
/// </summary>
/// <remarks>
/// SharpFuzz's own drivers are processes of AFL or libFuzzer, which are not on every machine; its table needs neither. The copy is
/// loaded beside the library, with a copy of the tests that uses it, so that tests at the same time do not count. One at a time.
/// </remarks>
internal sealed unsafe class Coverage : IDisposable
{
    /// <summary>As in AFL: a place is two bytes of a hash.</summary>
    private const int Size = 1 << 16;

    /// <summary>How often a way was taken matters in steps, not in numbers: a loop is one place and no endless row of them.</summary>
    private static readonly byte[] Steps = [.. Enumerable.Range(0, 256).Select(static count => (byte)(count < 4 ? count : count < 8 ? 4 : count < 32 ? 8 : 16))];

    private static readonly Lazy<AssemblyLoadContext> Instrumented = new(static () => new CopyContext());

    private readonly byte* _table = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte* _before = Trace.SharedMem;
    private readonly byte[] _seen = new byte[Size];

    public Coverage()
    {
        Trace.SharedMem = _table;
    }

    /// <summary>The tests, whose library is the instrumented one.</summary>
    public static Assembly Tests => Instrumented.Value.LoadFromAssemblyName(typeof(Coverage).Assembly.GetName());

    /// <summary>How many ways have been taken so far.</summary>
    public int Places => _seen.Count(static steps => steps != 0);

    /// <summary>Forgets the counts, before an input.</summary>
    public void Start()
    {
        new Span<byte>(_table, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>True when the input took a way that none before it took, or took one much more often.</summary>
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
