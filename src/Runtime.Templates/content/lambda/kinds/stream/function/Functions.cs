using Lambda.Runtime;

namespace Lambda_Function.New;

public record Reading(string Sensor, decimal Temperature);

public static class Functions
{
    // Called for each record, in order. If it throws, this record and all later ones of the shard come again.
    [KinesisHandler(Stream = "readings")]
    public static void Measure(Reading reading)
    {
        if (reading.Temperature is < -60 or > 60)
            throw new InvalidOperationException($"{reading.Sensor} reports {reading.Temperature} degrees.");

        Console.WriteLine($"{reading.Sensor}: {reading.Temperature} degrees.");
    }
}
