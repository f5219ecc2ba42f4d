<?php
$magicWords = [
	'en' => [
		'disambiguation' => [ 0, '__DISAMBIG__' ],
		'testitem' => [ 0, 'testitem' ],
		'testdescription' => [ 0, 'testdescription' ],
	],
];
