using System.Text;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Adds what a function inside this process writes to <see cref="Console.Out"/> and <see cref="Console.Error"/> to its log.</summary>
/// <remarks>
/// A process has one console. Its writers are replaced by writers that choose by the flow of control: what a function has started, on any thread, belongs to
/// its log, and everything else is written to the console as before.
/// </remarks>
internal sealed class FunctionConsole : IDisposable
{
    private static readonly AsyncLocal<FunctionConsole?> Current = new();
    private static readonly Lock Installing = new();
    private static TextWriter? _installedOut;
    private static TextWriter? _installedError;

    private readonly LineWriter _out;
    private readonly LineWriter _error;

    private FunctionConsole(LogLines log)
    {
        _out = new LineWriter(log);
        _error = new LineWriter(log);
    }

    /// <summary>Directs the console of the calling thread, and of all that it starts, to a log.</summary>
    public static FunctionConsole Begin(LogLines log)
    {
        lock (Installing)
        {
            // Again if a test has replaced them. While a handler of Payload.Console runs, its response replaces the console, and afterwards it puts the writer from before back.
            if (LambdaContext.ConsoleInvocation is null && Console.Out != _installedOut)
            {
                Console.SetOut(new Router(Console.Out, static console => console._out));
                _installedOut = Console.Out;
            }

            if (Console.Error != _installedError)
            {
                Console.SetError(new Router(Console.Error, static console => console._error));
                _installedError = Console.Error;
            }
        }

        return Current.Value = new FunctionConsole(log);
    }

    /// <summary>Adds lines without a line feed at the end to the log.</summary>
    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    private sealed class Router(TextWriter process, Func<FunctionConsole, TextWriter> choose) : TextWriter(process.FormatProvider)
    {
        public override Encoding Encoding => process.Encoding;

        private TextWriter Target => Current.Value is { } console ? choose(console) : process;

        public override void Write(char value) => Target.Write(value);

        public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

        public override void Write(string? value) => Target.Write(value);

        public override void Write(ReadOnlySpan<char> buffer) => Target.Write(buffer);

        public override void Flush() => Target.Flush();
    }

    private sealed class LineWriter(LogLines log) : TextWriter
    {
        private readonly LogLineSplitter _splitter = new(log);
        private readonly Encoder _encoder = new UTF8Encoding().GetEncoder();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(ReadOnlySpan<char> buffer)
        {
            lock (_splitter)
            {
                byte[] bytes = new byte[_encoder.GetByteCount(buffer, flush: false)];
                _encoder.GetBytes(buffer, bytes, flush: false);
                _splitter.Add(bytes);
            }
        }

        // What the function has started may still write.
        protected override void Dispose(bool disposing)
        {
            lock (_splitter)
                _splitter.End();
            base.Dispose(disposing);
        }
    }
}
