#!/usr/bin/env bash
# Creates the function. Needs the AWS CLI, zip, LAYER_ARN (what publish-layer-version printed) and ROLE_ARN.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rm -f function.zip
zip -q -j function.zip weather.cs
aws lambda create-function --function-name edit-in-console --runtime provided.al2023 --architectures x86_64 \
    --handler 'weather.Forecast' --layers "$LAYER_ARN" --role "$ROLE_ARN" --zip-file fileb://function.zip
