using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Benchmarks.Functions.Aws;

/// <summary>Measures first invocations with a share of a processor, after an initialization with a whole one, as on Lambda.</summary>
internal sealed class FirstInvocations
{
    private const int Rounds = 12;

    private readonly Samples _samples = new();

    private FirstInvocations()
    {
    }

    /// <summary>The functions and preparations take turns, so that other load on the machine affects all equally.</summary>
    /// <exception cref="InvalidOperationException">The machine does not allow to limit the share.</exception>
    public static FirstInvocations Measure(AwsServer aws, TrustedCertificates certificates, int memoryMB)
    {
        var measured = new FirstInvocations();
        using var share = ProcessorShare.Create(memoryMB);
        using var api = new ApiServer();

        // The first round is not counted. It reads the files into the page cache.
        for (int round = -1; round < Rounds; round++)
        {
            foreach (Preparation preparation in Preparation.All(certificates))
            {
                foreach (AwsFunction function in AwsFunction.All)
                {
                    using FunctionProcess process = function.Start(api, aws, preparation);
                    share.Add(process.Id);
                    double first = process.Api.Invoke(AwsFunction.Event).TotalMilliseconds;
                    if (round >= 0)
                        measured.Add(preparation, function, process.MillisecondsToNext, first);
                }
            }
        }

        return measured;
    }

    /// <summary>Gets the median of the initializations and that of the first invocations, in milliseconds.</summary>
    public (double Init, double First) Medians(Preparation preparation, AwsFunction function) =>
        (_samples.Medians(InitOf(preparation))[function.Name], _samples.Medians(preparation.Title)[function.Name]);

    private void Add(Preparation preparation, AwsFunction function, double init, double first)
    {
        _samples.Add(function.Name, InitOf(preparation), init);
        _samples.Add(function.Name, preparation.Title, first);
    }

    private static string InitOf(Preparation preparation) => $"{preparation.Title}, initialization";
}
