using System;
using System.Threading.Tasks;
using Lambda.Runtime;
using Lambda.Runtime.Events;

public record Reading(string Sensor, decimal Temperature);

public record Stock(string Article, int Count);

public record Delivery(int Count);

public static class Warehouse
{
    // The records of one partition key are handled in their order, those of different keys at the same time.
    [KinesisHandler(Stream = "readings", MaxConcurrency = 4)]
    public static async Task Measure(Reading reading)
    {
        await Task.Yield();
        if (reading.Temperature is < -60 or > 60)
            throw new InvalidOperationException($"{reading.Sensor} reports {reading.Temperature} degrees");
        Console.WriteLine($"{reading.Sensor}: {reading.Temperature} degrees");
    }

    [DynamoDbHandler(Table = "stock")]
    public static void Reorder(DynamoDbChange<Stock> change)
    {
        if (change is { Operation: DynamoDbEventNames.Modify, NewImage: { Count: < 10 } stock })
            Console.WriteLine($"order more of {stock.Article}, {stock.Count} are left of {change.OldImage?.Count}");
    }

    // The key of the record is the article. A record without a value cancels its delivery.
    [KafkaHandler(Topic = "deliveries")]
    public static void Expect(string article, Delivery? delivery, [FromMessageAttribute("supplier")] string? supplier)
    {
        if (delivery is { Count: < 0 })
            throw new InvalidOperationException($"{supplier} delivers {delivery.Count} of {article}");
        Console.WriteLine(delivery is null ? $"{article} is canceled" : $"{supplier} delivers {delivery.Count} of {article}");
    }

    // A reading in whole degrees; one of a sensor in the frost is dropped.
    [FirehoseHandler(Stream = "readings")]
    public static Reading? RoundOff(Reading reading) =>
        reading.Temperature < 0 ? null : reading with { Temperature = decimal.Round(reading.Temperature) };

    [LogsHandler(LogGroup = "/warehouse/doors")]
    public static void ReportDoor(string message, CloudWatchLogsSource source) => Console.WriteLine($"{source.LogStream}: {message}");
}
