namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Changes inputs again and again, and goes on from those that reached something new.</summary>
internal sealed class Fuzzer(Coverage coverage, Action<byte[]> target, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<byte[]> _inputs = [];
    private readonly List<byte[]> _grown = [];

    /// <summary>What is running now.</summary>
    public byte[] Current { get; private set; } = [];

    public int Executions { get; private set; }

    /// <summary>Inputs beyond the first ones, each of which reached something new.</summary>
    public IReadOnlyList<byte[]> Grown => _grown;

    /// <summary>Takes an input to begin with.</summary>
    public void Add(byte[] input)
    {
        _inputs.Add(input);
        _ = Failure(input);
        _ = coverage.IsNew();
    }

    /// <returns>An input that fails, made small; <see langword="null"/> when there was none.</returns>
    public byte[]? Run(Func<int, bool> goesOn)
    {
        var mutation = new Mutation(_random);
        for (; goesOn(Executions); Executions++)
        {
            byte[] input = mutation.Of(Pick(), Pick());
            if (Failure(input) is { } failure)
                return Smaller(input, failure.GetType());
            if (coverage.IsNew())
            {
                _inputs.Add(input);
                _grown.Add(input);
            }
        }

        return null;
    }

    /// <summary>Runs one input.</summary>
    public Exception? Failure(byte[] input)
    {
        Current = input;
        coverage.Start();
        return Record.Exception(() => target(input));
    }

    /// <summary>Often one of the latest: nobody has yet gone on from there.</summary>
    private byte[] Pick()
    {
        int latest = _random.Next(3) == 0 ? Math.Min(_inputs.Count, 16) : _inputs.Count;
        return _inputs[^(1 + _random.Next(latest))];
    }

    /// <summary>Leaves out spans, the longest first, as long as it fails in the same way.</summary>
    private byte[] Smaller(byte[] input, Type failure)
    {
        for (int length = input.Length / 2; length > 0; length /= 2)
        {
            for (int at = 0; at + length <= input.Length;)
            {
                byte[] candidate = [.. input[..at], .. input[(at + length)..]];
                if (Failure(candidate)?.GetType() == failure)
                    input = candidate;
                else
                    at += length;
            }
        }

        return input;
    }
}
